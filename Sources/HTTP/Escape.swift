/// Quotes bytes, so that none of them can be taken for the closing quotation
/// mark or for the end of a line.
func quoted(_ bytes: some Sequence<UInt8>) -> [UInt8] {
  let quote = UInt8(ascii: "\""), backslash = UInt8(ascii: "\\")
  return [quote] + escaped(bytes, and: [quote, backslash]) + [quote]
}

/// Escapes bytes that are not printable ASCII, and some others, as in `\x22`.
public func escaped(
  _ bytes: some Sequence<UInt8>, and others: [UInt8] = []
) -> [UInt8] {
  var text: [UInt8] = []
  for byte in bytes {
    if (32...126).contains(byte), !others.contains(byte) {
      text.append(byte)
    } else {
      text += "\\x".utf8
      text += [digit(byte >> 4), digit(byte & 15)]
    }
  }
  return text
}

/// The hexadecimal digit for a value.
private func digit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}
