import CShims

/// A descriptor, and the duty to close it: once, when the value ends.
public struct Descriptor: ~Copyable, Sendable {
  /// The number that stands for it, as long as this value lives.
  public let number: Int32

  /// Takes over a descriptor that nobody else is going to close.
  public init(owning number: Int32) {
    self.number = number
  }

  deinit {
    _ = CShims.close(number)
  }

  /// Closes the descriptor now, and tells what close(2) has to say.
  ///
  /// The descriptor is gone in any case.
  public consuming func close() throws(SystemError) {
    if CShims.close(release()) == -1 { throw SystemError("close") }
  }

  /// Gives the number away, and the duty to close it.
  public consuming func release() -> Int32 {
    let number = number
    discard self
    return number
  }
}

extension Descriptor {
  /// Reads what is there, up to a number of bytes: read(2).
  ///
  /// Waits until there is something, also if a signal comes in between.
  /// Returns no bytes at the end of file.
  public func read(upTo room: Int) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: room)
    while true {
      let count = unsafe CShims.read(number, &bytes, room)
      if count >= 0 { return Array(bytes[..<count]) }
      if lastError() != EINTR { throw SystemError("read") }
    }
  }

  /// Writes bytes: write(2).
  ///
  /// Waits for room, also if a signal comes in between. Returns how many
  /// bytes were taken, which may be fewer than there are. A program that
  /// writes to sockets ignores SIGPIPE.
  public func write(_ bytes: RawSpan) throws(SystemError) -> Int {
    while true {
      let count = unsafe bytes.withUnsafeBytes { bytes in
        unsafe CShims.write(number, bytes.baseAddress, bytes.count)
      }
      if count >= 0 { return count }
      if lastError() != EINTR { throw SystemError("write") }
    }
  }
}
