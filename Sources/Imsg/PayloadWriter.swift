/// Writes the payload of a message in place, at the end of the queue:
/// ibuf_add(3).
///
/// Its methods don't throw. If one of them fails, the whole message does:
/// nothing more is written, nothing is queued, and the `compose` that lent the
/// writer throws the error. That is `tooLong` (ERANGE) if the message would be
/// longer than `maximum`, or an error that the method mentions.
///
/// A writer can neither outlive the closure that it was lent to, nor change
/// places with another one.
///
/// See <https://man.openbsd.org/ibuf_add.3>.
@safe public struct PayloadWriter: ~Copyable, ~Escapable {
  /// The queue, at whose end the message is written.
  @usableFromInline let buffer: UnsafeMutablePointer<Buffer>
  /// Where the payload begins.
  @usableFromInline var place: UnsafeMutableRawPointer
  /// How long the payload can become before more room must be made: after a
  /// failure, as long as it is.
  @usableFromInline var room: Int
  /// The length of the longest payload, in bytes.
  @usableFromInline let longest: Int
  /// How many bytes have been written.
  @usableFromInline var written = 0
  /// The first error, if there was one.
  @usableFromInline var failure: ImsgError?

  /// Writes after the messages of a queue, where there is room for a header.
  @inlinable
  @_lifetime(borrow buffer)
  init(_ buffer: UnsafeMutablePointer<Buffer>, longest: Int) {
    unsafe self.buffer = buffer
    self.longest = longest
    // A placeholder, which is never written to.
    unsafe place = UnsafeMutableRawPointer(buffer)
    room = 0
    if let base = unsafe buffer.pointee.base {
      unsafe place = unsafe base + (buffer.pointee.end + Header.size)
      unsafe room = min(
        longest, buffer.pointee.capacity - buffer.pointee.end - Header.size)
    }
  }

  /// How many bytes have been written: ibuf_size(3).
  @inlinable public var count: Int { written }

  /// How many more bytes can be written, 0 after a failure: ibuf_left(3).
  public var left: Int { failure == nil ? longest - count : 0 }
}

extension PayloadWriter {
  /// Writes an integer in the machine's byte order: ibuf_add_h32(3) and its
  /// like.
  ///
  /// Its type must have 8, 16, 32, 64 or 128 bits.
  @inlinable @inline(__always)
  @_lifetime(self: copy self)
  public mutating func write<Value: FixedWidthInteger>(
    _ value: Value, as type: Value.Type
  ) {
    let size = Value.byteCount
    guard size <= room - count || makeRoom(for: size) else { return }
    unsafe value.store(size, at: place + count)
    written += size
  }

  /// Not available: name the type of the integer, which determines how many
  /// bytes are written.
  @available(
    *, unavailable, message: "name the type: write(7, as: UInt32.self)"
  )
  @_lifetime(self: copy self)
  public mutating func write(_ value: some FixedWidthInteger) {}

  /// Writes an integer in network byte order: ibuf_add_n32(3) and its like.
  ///
  /// Its type must have 8, 16, 32, 64 or 128 bits.
  @inlinable @inline(__always)
  @_lifetime(self: copy self)
  public mutating func writeBigEndian<Value: FixedWidthInteger>(
    _ value: Value, as type: Value.Type
  ) {
    write(value.bigEndian, as: Value.self)
  }

  /// Writes the bytes of a span: ibuf_add(3).
  @inlinable
  @_lifetime(self: copy self)
  public mutating func write(_ bytes: RawSpan) {
    let size = bytes.byteCount
    guard size <= room - count || makeRoom(for: size), size > 0 else { return }
    unsafe bytes.copy(to: place + count)
    written += size
  }

  /// Writes the bytes of an array: ibuf_add(3).
  @inlinable
  @_lifetime(self: copy self)
  public mutating func write(_ bytes: [UInt8]) {
    unsafe write(bytes.span.bytes)
  }

  /// Writes `size` zero bytes: ibuf_add_zero(3).
  ///
  /// If `size` is negative, the message fails with `outOfBounds` (EBADMSG).
  @_lifetime(self: copy self)
  public mutating func writeZeros(_ size: Int) {
    guard size >= 0 else { return fail(.outOfBounds) }
    guard size <= room - count || makeRoom(for: size) else { return }
    unsafe (place + count).initializeMemory(
      as: UInt8.self, repeating: 0, count: size)
    written += size
  }

  /// Writes a string in UTF-8, and a NUL that ends it.
  ///
  /// If the string contains a NUL itself, the message fails with `nulInString`
  /// (EINVAL): the peer would take that for the end, and what follows for
  /// something else.
  @_lifetime(self: copy self)
  public mutating func writeString(_ string: String) {
    writeString(string, paddedTo: string.utf8.count + 1)
  }

  /// Writes a string in UTF-8 to a field of `size` bytes, and fills the rest
  /// with NULs: ibuf_add_strbuf(3).
  ///
  /// If there isn't room for at least one NUL, the message fails with
  /// `longString` (EOVERFLOW), and if the string contains one itself, with
  /// `nulInString` (EINVAL).
  @_lifetime(self: copy self)
  public mutating func writeString(_ string: String, paddedTo size: Int) {
    var string = string
    let length = string.utf8.count
    if string.utf8.contains(0) { return fail(.nulInString) }
    guard size >= 0 else { return fail(.outOfBounds) }
    guard length < size else { return fail(.longString) }
    guard size <= room - count || makeRoom(for: size) else { return }
    let place = unsafe place + count
    string.withUTF8 { bytes in
      guard let start = bytes.baseAddress else { return }
      unsafe place.copyMemory(from: start, byteCount: length)
    }
    written += length
    writeZeros(size - length)
  }
}
