extension Request {
  /// The path of the file that is asked for, in a folder.
  ///
  /// A target that ends in `/` stands for the `index.html` there. What
  /// follows a `?` is no part of the path.
  public func path(in folder: String) throws(Status) -> String {
    let path = target.utf8.prefix { $0 != UInt8(ascii: "?") }
    let file = path.last == UInt8(ascii: "/") ? "index.html" : ""
    return folder + (try percentDecoded(Substring(path))) + file
  }
}

/// A text whose percent-encoded bytes have become plain: RFC 3986, 2.1.
///
/// Throws if a `%` has no two digits of base 16 behind it, and if the
/// result is no path for the system: not UTF-8, or with a zero in it.
public func percentDecoded(
  _ text: some StringProtocol
) throws(Status) -> String {
  var bytes: [UInt8] = []
  var rest = Array(text.utf8)[...]
  bytes.reserveCapacity(rest.count)
  while var byte = rest.popFirst() {
    if byte == UInt8(ascii: "%") {
      guard let high = digit(rest.popFirst()),
        let low = digit(rest.popFirst())
      else { throw .badRequest }
      byte = high << 4 | low
    }
    // Zero ends a path for the system, wherever it stands.
    if byte == 0 { throw .badRequest }
    bytes.append(byte)
  }
  guard let decoded = String(validating: bytes, as: UTF8.self) else {
    throw .badRequest
  }
  return decoded
}

/// The value of a digit of base 16, or nil for any other byte.
private func digit(_ byte: UInt8?) -> UInt8? {
  guard let byte else { return nil }
  return Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
}
