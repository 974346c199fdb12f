import Libc

extension PayloadWriter {
  /// The place of an integer that is set later, such as the length of what
  /// follows it.
  public struct Place<Value: FixedWidthInteger>: Sendable {
    /// The offset of its first byte in the payload.
    let offset: Int
  }

  /// Writes zeros in place of an integer that is to be set later:
  /// ibuf_reserve(3).
  ///
  /// Its type must have 8, 16, 32, 64 or 128 bits.
  @_lifetime(self: copy self)
  public mutating func reserve<Value>(_ type: Value.Type) -> Place<Value> {
    let place = Place<Value>(offset: count)
    write(0, as: Value.self)
    return place
  }

  /// Sets a reserved integer, in the machine's byte order: ibuf_set_h32(3) and
  /// its like.
  ///
  /// The place must have been reserved in this message. If `truncate` has
  /// removed it since, the message fails with `outOfBounds` (EBADMSG).
  @_lifetime(self: copy self)
  public mutating func set<Value>(_ value: Value, at place: Place<Value>) {
    let size = Value.byteCount
    guard place.offset <= count - size else { return fail(.outOfBounds) }
    unsafe value.store(size, at: self.place + place.offset)
  }

  /// Sets a reserved integer, in network byte order: ibuf_set_n32(3) and its
  /// like.
  ///
  /// It is otherwise the same as `set`.
  @_lifetime(self: copy self)
  public mutating func setBigEndian<Value>(
    _ value: Value, at place: Place<Value>
  ) {
    set(value.bigEndian, at: place)
  }

  /// Removes everything but the first `count` bytes written: ibuf_truncate(3).
  ///
  /// Unlike C's, it never adds zeros. If fewer bytes have been written, or
  /// `count` is negative, the message fails with `outOfBounds` (EBADMSG). It
  /// cannot repair a message that has failed.
  @_lifetime(self: copy self)
  public mutating func truncate(to count: Int) {
    guard 0...self.count ~= count else { return fail(.outOfBounds) }
    unsafe wipe(place + count, self.count - count)
    written = count
    if failure != nil { room = count }
  }
}

extension PayloadWriter {
  /// Makes room for `more` bytes, or fails and returns false.
  @usableFromInline @inline(never)
  @_lifetime(self: copy self)
  mutating func makeRoom(for more: Int) -> Bool {
    if failure != nil { return false }
    let used = Header.size + count
    if more > longest - count {
      fail(.tooLong(more > .max - used ? .max : used + more))
      return false
    }
    _ = unsafe buffer.pointee.grow(for: used + more, keeping: used)
    let start = unsafe buffer.pointee.end + Header.size
    unsafe place = unsafe buffer.pointee.memory + start
    room = unsafe min(longest, buffer.pointee.capacity - start)
    return true
  }

  /// Notes the first error, after which no more bytes are written.
  @usableFromInline
  @_lifetime(self: copy self)
  mutating func fail(_ error: ImsgError) {
    failure = failure ?? error
    room = count
  }
}
