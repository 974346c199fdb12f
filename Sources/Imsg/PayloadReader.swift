/// Reads a payload from its beginning to its end: ibuf_get(3).
///
/// Whatever would go beyond the end throws `outOfBounds` (EBADMSG). After any
/// error the reader is still where it was.
///
/// See <https://man.openbsd.org/ibuf_add.3>.
public struct PayloadReader: ~Escapable {
  /// The payload, up to the point where it was truncated.
  @usableFromInline var bytes: RawSpan
  @usableFromInline var place = 0

  /// Creates a reader at the first of these bytes: ibuf_from_buffer(3).
  @inlinable
  @_lifetime(copy bytes)
  public init(_ bytes: RawSpan) {
    self.bytes = bytes
  }

  /// Where the reader is, in bytes from the beginning of the payload.
  public var offset: Int { place }

  /// How many bytes remain to be read: ibuf_size(3).
  @inlinable public var count: Int { bytes.byteCount - place }

  /// The bytes that remain to be read: ibuf_data(3).
  @inlinable public var rest: RawSpan {
    @_lifetime(copy self)
    get { bytes.extracting(droppingFirst: place) }
  }
}

extension PayloadReader {
  /// Reads an integer in the machine's byte order: ibuf_get_h32(3) and its
  /// like.
  ///
  /// Its type must have 8, 16, 32, 64 or 128 bits.
  @inlinable @inline(__always)
  @_lifetime(self: copy self)
  public mutating func read<Value: FixedWidthInteger>(
    _ type: Value.Type
  ) throws(ImsgError) -> Value {
    let size = Value.byteCount
    guard size <= count else { throw .outOfBounds }
    let value = bytes.load(type, size, at: place)
    place += size
    return value
  }

  /// Reads an integer in network byte order: ibuf_get_n32(3) and its like.
  ///
  /// Its type must have 8, 16, 32, 64 or 128 bits.
  @inlinable @inline(__always)
  @_lifetime(self: copy self)
  public mutating func readBigEndian<Value: FixedWidthInteger>(
    _ type: Value.Type
  ) throws(ImsgError) -> Value {
    Value(bigEndian: try read(type))
  }

  /// Reads the next `count` bytes, without copying them: ibuf_get_ibuf(3).
  @inlinable
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  public mutating func readBytes(_ count: Int) throws(ImsgError) -> RawSpan {
    guard count >= 0, count <= self.count else { throw .outOfBounds }
    let part = bytes.extracting(place..<place + count)
    place += count
    return part
  }

  /// Skips the next `count` bytes: ibuf_skip(3).
  @_lifetime(self: copy self)
  public mutating func skip(_ count: Int) throws(ImsgError) {
    _ = try readBytes(count)
  }

  /// Moves to an offset, in bytes from the beginning of the payload:
  /// ibuf_rewind(3) and ibuf_skip(3) in one.
  @_lifetime(self: copy self)
  public mutating func seek(to offset: Int) throws(ImsgError) {
    guard 0...bytes.byteCount ~= offset else { throw .outOfBounds }
    place = offset
  }

  /// Keeps only the next `count` of the bytes that remain: ibuf_truncate(3).
  ///
  /// Unlike C's, it never adds zeros.
  @_lifetime(self: copy self)
  public mutating func truncate(to count: Int) throws(ImsgError) {
    guard 0...self.count ~= count else { throw .outOfBounds }
    bytes = bytes.extracting(first: place + count)
  }
}
