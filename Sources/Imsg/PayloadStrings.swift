extension PayloadReader {
  /// Reads a string and the NUL that ends it.
  ///
  /// Throws `outOfBounds` (EBADMSG) if there is no NUL, and `invalidUTF8`
  /// (EILSEQ), with the offset of the first bytes that are not valid, if the
  /// string is not UTF-8.
  @_lifetime(self: copy self)
  public mutating func readString() throws(ImsgError) -> String {
    let length = try lengthOfString()
    let string = try string(length)
    place += length + 1
    return string
  }

  /// Reads a string and the NUL that ends it, with U+FFFD in place of what is
  /// not UTF-8.
  ///
  /// Throws `outOfBounds` (EBADMSG) if there is no NUL.
  @_lifetime(self: copy self)
  public mutating func readStringRepairing() throws(ImsgError) -> String {
    let bytes = [UInt8](copying: try readBytes(try lengthOfString()))
    place += 1
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads a field of `size` bytes, which contains a string and a NUL that ends
  /// it: ibuf_get_strbuf(3).
  ///
  /// What follows the NUL in the field is skipped. Throws `outOfBounds`
  /// (EBADMSG) if fewer bytes remain, `longString` (EOVERFLOW) if the field
  /// contains no NUL, and `invalidUTF8` (EILSEQ) if the string is not UTF-8.
  /// Unlike C's, it does not insist that the last byte of the field be a NUL.
  @_lifetime(self: copy self)
  public mutating func readString(
    paddedTo size: Int
  ) throws(ImsgError) -> String {
    guard 0...count ~= size else { throw .outOfBounds }
    var field = self
    try field.truncate(to: size)
    guard let length = field.firstNUL() else { throw .longString }
    let string = try string(length)
    place += size
    return string
  }

  /// Reads a string of `count` bytes, which no NUL ends: ibuf_get_string(3).
  ///
  /// Such a string is written by `write(Array(string.utf8))`.
  ///
  /// Throws `outOfBounds` (EBADMSG) if fewer bytes remain, `nulInString`
  /// (EINVAL) if one of them is a NUL, at which C's would end the string, and
  /// `invalidUTF8` (EILSEQ) if the string is not UTF-8.
  @_lifetime(self: copy self)
  public mutating func readString(count: Int) throws(ImsgError) -> String {
    guard 0...self.count ~= count else { throw .outOfBounds }
    let string = try string(count)
    if string.utf8.contains(0) { throw .nulInString }
    place += count
    return string
  }

  /// How many bytes precede the next NUL.
  private func lengthOfString() throws(ImsgError) -> Int {
    guard let length = firstNUL() else { throw .outOfBounds }
    return length
  }

  private func firstNUL() -> Int? {
    let rest = rest
    return rest.byteOffsets.first { rest.load(UInt8.self, 1, at: $0) == 0 }
  }

  /// The string that consists of the next `length` bytes.
  private func string(_ length: Int) throws(ImsgError) -> String {
    let bytes = [UInt8](copying: rest.extracting(first: length))
    guard let string = String(validating: bytes, as: UTF8.self) else {
      throw .invalidUTF8(at: place + lengthOfUTF8(bytes))
    }
    return string
  }
}

/// How many bytes, from the first on, are valid UTF-8.
private func lengthOfUTF8(_ bytes: [UInt8]) -> Int {
  var parser = Unicode.UTF8.ForwardParser()
  var rest = bytes.makeIterator()
  var count = 0
  while case .valid(let scalar) = parser.parseScalar(from: &rest) {
    count += scalar.count
  }
  return count
}
