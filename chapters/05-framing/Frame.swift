import Unix

/// The most bytes that a frame can contain.
let frameLimit: UInt32 = 1000

/// Why a frame can't be received.
enum FrameError: Error, Equatable {
  /// A length of zero.
  case empty
  /// A length above the limit.
  case tooLong(UInt32)
  /// The end of file, after some of the four bytes of a length.
  case cutInLength(after: Int)
  /// The end of file, after some of the bytes that the length promised.
  case cutInFrame(after: Int, of: UInt32)
  /// A system call that failed.
  case failed(SystemError)
}

extension Descriptor {
  /// Reads `count` bytes, or fewer if the end of file comes first.
  func read(exactly count: Int) throws(FrameError) -> [UInt8] {
    var bytes: [UInt8] = []
    do {
      while bytes.count < count {
        let more = try read(upTo: count - bytes.count)
        if more.isEmpty { break }
        bytes += more
      }
    } catch {
      throw .failed(error)
    }
    return bytes
  }

  /// Writes all the bytes, in as many writes as it takes.
  func write(all bytes: [UInt8]) throws(FrameError) {
    var sent = 0
    do {
      while sent < bytes.count {
        sent += try write(
          bytes.span.bytes.extracting(droppingFirst: sent))
      }
    } catch {
      throw .failed(error)
    }
  }
}

extension Descriptor {
  /// Sends a frame: its length, then its bytes.
  func send(frame: [UInt8]) throws(FrameError) {
    let length = UInt32(clamping: frame.count)
    try check(length)
    try write(all: length.networkOrder + frame)
  }

  /// Waits for a frame and returns its bytes, or nil at the end of file.
  func receiveFrame() throws(FrameError) -> [UInt8]? {
    let header = try read(exactly: 4)
    if header.isEmpty { return nil }
    if header.count < 4 { throw .cutInLength(after: header.count) }
    let length = UInt32(networkOrder: header)
    try check(length)
    let frame = try read(exactly: Int(length))
    if frame.count < length {
      throw .cutInFrame(after: frame.count, of: length)
    }
    return frame
  }
}

/// Refuses a length that no frame can have.
private func check(_ length: UInt32) throws(FrameError) {
  if length == 0 { throw .empty }
  if length > frameLimit { throw .tooLong(length) }
}

extension UInt32 {
  /// The four bytes of the number in network order.
  var networkOrder: [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: self >> $0) }
  }

  /// The number whose four bytes in network order these are.
  init(networkOrder bytes: some Sequence<UInt8>) {
    self = bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }
}
