/// Whether `bytes` form a token, as method and field names must.
func isToken(_ bytes: some Collection<UInt8>) -> Bool {
  !bytes.isEmpty && bytes.allSatisfy(isTokenByte)
}

/// Whether `byte` is allowed in a token: RFC 9110, 5.6.2.
func isTokenByte(_ byte: UInt8) -> Bool {
  isAlphanumeric(byte) || "!#$%&'*+-.^_`|~".utf8.contains(byte)
}

/// Whether `byte` is allowed in a field value: RFC 9110, 5.5.
func isText(_ byte: UInt8) -> Bool {
  byte >= 32 && byte != 127 || byte == 9
}

/// Whether `byte` is allowed in a request target.
///
/// The rest of ASCII are the characters that browsers encode even in a query:
/// URL Standard, 1.3. RFC 3986 requires more to be encoded, such as `|`.
func isTargetByte(_ byte: UInt8) -> Bool {
  switch UnicodeScalar(byte) {
  case "\"", "#", "<", ">": false
  default: (33...126).contains(byte)
  }
}

/// Whether `byte` is allowed in a host name: RFC 3986, 3.2.2.
///
/// The RFC allows percent-encoding as well, but none of this server's names
/// needs it.
func isHostByte(_ byte: UInt8) -> Bool {
  isAlphanumeric(byte) || "-._~!$&'()*+,;=".utf8.contains(byte)
}

/// Whether `byte` is allowed in an IPv6 address, between the brackets:
/// RFC 3986, 3.2.2.
func isAddressByte(_ byte: UInt8) -> Bool {
  isDigit(byte) || (97...102).contains(byte | 32) || byte == 46 || byte == 58
}

/// Whether `bytes` form the name of a URI scheme: RFC 3986, 3.1.
func isScheme(_ bytes: some Collection<UInt8>) -> Bool {
  guard let first = bytes.first, isAlphanumeric(first), !isDigit(first) else {
    return false
  }
  return bytes.allSatisfy { isAlphanumeric($0) || "+-.".utf8.contains($0) }
}

/// Whether `byte` is a space or a tab.
func isBlank(_ byte: UInt8) -> Bool {
  byte == 32 || byte == 9
}

func isDigit(_ byte: UInt8) -> Bool {
  (48...57).contains(byte)
}

func isCapital(_ byte: UInt8) -> Bool {
  (65...90).contains(byte)
}

private func isAlphanumeric(_ byte: UInt8) -> Bool {
  isDigit(byte) || isCapital(byte & ~32)
}
