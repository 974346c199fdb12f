import Libc

/// A file descriptor, and the responsibility for closing it exactly once.
///
/// It is closed when the value is destroyed, unless `close()` or `release()`
/// came first.
public struct Descriptor: ~Copyable, Sendable {
  /// The number of the descriptor, valid for as long as this value exists.
  public let number: Int32

  /// Takes over a descriptor that nothing else will close.
  ///
  /// - Precondition: `number` is not negative. A call that fails returns -1, so
  ///   check for that first.
  public init(owning number: Int32) {
    precondition(number >= 0, "a descriptor is no number below 0")
    self.number = number
  }

  deinit {
    _ = Libc.close(number)
  }

  /// Closes the descriptor now: close(2).
  ///
  /// Throws what close(2) reports. The descriptor is gone even then.
  public consuming func close() throws(SystemError) {
    if Libc.close(release()) == -1 { throw SystemError("close") }
  }

  /// Returns the number, and gives up the responsibility for closing the
  /// descriptor.
  public consuming func release() -> Int32 {
    let number = number
    discard self
    return number
  }
}

extension Descriptor {
  /// Reads what is available, from one byte up to `most`: read(2).
  ///
  /// Waits until there is something to read, and goes on waiting if a signal
  /// interrupts it. Returns an empty array at the end of the file. Throws
  /// EAGAIN if the descriptor is non-blocking and nothing has come yet, and
  /// otherwise what read(2) reports.
  ///
  /// - Precondition: `most` is above 0, and there is memory for as many bytes.
  public func read(upTo most: Int) throws(SystemError) -> [UInt8] {
    precondition(most > 0, "no bytes would look like the end of file")
    var error: SystemError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: most) {
      room, size in
      var count = -1
      repeat {
        count = unsafe Libc.read(number, room.baseAddress, most)
      } while count == -1 && lastError() == EINTR
      if count == -1 { error = SystemError("read") }
      size = max(count, 0)
    }
    if let error { throw error }
    return bytes
  }

  /// Writes as many of the bytes as fit: send(2) to a socket, write(2) to
  /// anything else.
  ///
  /// Waits until there is room, and goes on waiting if a signal interrupts it.
  /// Returns how many bytes were written, which may be fewer than there are.
  /// Throws EAGAIN if the descriptor is non-blocking and has no room, and
  /// otherwise what the call reports.
  ///
  /// If the peer of a socket is gone, this throws EPIPE and no signal is
  /// raised. A pipe that no process reads does raise SIGPIPE.
  public func write(_ bytes: RawSpan) throws(SystemError) -> Int {
    while true {
      let count = unsafe bytes.withUnsafeBytes { bytes in
        unsafe writeBytes(number, bytes.baseAddress, bytes.count)
      }
      if count >= 0 { return count }
      if lastError() != EINTR { throw SystemError("write") }
    }
  }

  /// Writes as many of the bytes of an array as fit.
  ///
  /// It is otherwise the same as the overload for a `RawSpan`.
  public func write(_ bytes: [UInt8]) throws(SystemError) -> Int {
    unsafe try write(bytes.span.bytes)
  }
}
