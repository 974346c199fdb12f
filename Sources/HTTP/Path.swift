extension Request {
  /// The path of the requested file: `folder`, followed by the decoded target.
  ///
  /// The result may contain `..`, and so lead out of the directory: the caller
  /// must check it. A target whose path ends in `/` stands for the `index.html`
  /// there. A query is ignored. Throws `.badRequest` if the target cannot be
  /// decoded.
  public func path(in folder: String) throws(Status) -> [UInt8] {
    let encoded = target.utf8.prefix { $0 != UInt8(ascii: "?") }
    var path = Array(folder.utf8)
    path += try percentDecoded(Substring(encoded))
    if encoded.last == UInt8(ascii: "/") { path += "index.html".utf8 }
    return path
  }
}

/// The bytes that a percent-encoded text stands for: RFC 3986, 2.1.
///
/// Throws `.badRequest` if a `%` is not followed by two hexadecimal digits, and
/// for a zero byte, which would end a path for the kernel.
public func percentDecoded(
  _ text: some StringProtocol
) throws(Status) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  var rest = text.utf8.makeIterator()
  while var byte = rest.next() {
    if byte == UInt8(ascii: "%") {
      guard let high = digit(rest.next()),
        let low = digit(rest.next())
      else { throw .badRequest }
      byte = high << 4 | low
    }
    if byte == 0 { throw .badRequest }
    bytes.append(byte)
  }
  return bytes
}

/// The value of a hexadecimal digit, or nil for any other byte.
private func digit(_ byte: UInt8?) -> UInt8? {
  guard let byte else { return nil }
  return Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
}
