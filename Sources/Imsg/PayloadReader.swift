/// Reads a payload from its beginning to its end: ibuf_get(3).
///
/// Nothing can be read beyond the end: that throws `outOfBounds`, and leaves
/// the place where it was.
public struct PayloadReader: ~Escapable {
  /// What is not yet read.
  public private(set) var rest: RawSpan

  /// Begins at the first of some bytes.
  @_lifetime(copy bytes)
  public init(_ bytes: RawSpan) {
    rest = bytes
  }

  /// How many bytes are not yet read.
  public var count: Int { rest.byteCount }

  /// Reads an integer in the machine's byte order.
  @_lifetime(self: copy self)
  public mutating func read<Value: FixedWidthInteger & BitwiseCopyable>(
    _ type: Value.Type = Value.self
  ) throws(ImsgError) -> Value {
    try readBytes(MemoryLayout<Value>.size).load(at: 0)
  }

  /// Reads an integer in network byte order.
  @_lifetime(self: copy self)
  public mutating func readBigEndian<
    Value: FixedWidthInteger & BitwiseCopyable
  >(_ type: Value.Type = Value.self) throws(ImsgError) -> Value {
    Value(bigEndian: try read())
  }

  /// Reads so many bytes.
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  public mutating func readBytes(_ count: Int) throws(ImsgError) -> RawSpan {
    guard 0...rest.byteCount ~= count else { throw .outOfBounds }
    let bytes = rest.extracting(first: count)
    rest = rest.extracting(droppingFirst: count)
    return bytes
  }

  /// Reads a string and the NUL that ends it.
  ///
  /// What is not UTF-8 is replaced.
  @_lifetime(self: copy self)
  public mutating func readString() throws(ImsgError) -> String {
    var length = 0
    while length < count, rest.load(UInt8.self, at: length) != 0 {
      length += 1
    }
    guard length < count else { throw .outOfBounds }
    let bytes = [UInt8](copying: try readBytes(length))
    try skip(1)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Passes over so many bytes.
  @_lifetime(self: copy self)
  public mutating func skip(_ count: Int) throws(ImsgError) {
    _ = try readBytes(count)
  }

  /// Leaves so many bytes to be read, and no more.
  @_lifetime(self: copy self)
  public mutating func truncate(to count: Int) throws(ImsgError) {
    guard 0...rest.byteCount ~= count else { throw .outOfBounds }
    rest = rest.extracting(first: count)
  }
}
