import Libc
import Unix

/// As many bytes, in as many system calls, without any look at them.
struct BareLine: Line, ~Copyable {
  private let socket: Descriptor
  /// The bytes of a message.
  private let size: Int
  private let withDescriptors: Bool
  private let roomSize = 1 << 16
  private let room: UnsafeMutableRawPointer
  private let block: UnsafeMutableRawPointer
  private var queued = 0
  private var received = 0
  private var descriptor: Int32 = -1

  init(_ socket: consuming Descriptor, for traffic: Traffic) {
    self.socket = socket
    size = 16 + traffic.size
    withDescriptors = traffic.withDescriptors
    room = .allocate(byteCount: roomSize, alignment: 16)
    // A peer that answers may have to answer as many as it has read.
    let most = max(size * traffic.batch, roomSize)
    block = .allocate(byteCount: most, alignment: 16)
    block.initializeMemory(as: UInt8.self, repeating: 7, count: most)
  }

  deinit {
    room.deallocate()
    block.deallocate()
  }

  mutating func queue(descriptor: consuming Descriptor?) {
    queued += size
    if let descriptor { self.descriptor = descriptor.release() }
  }

  mutating func flush() throws {
    var sent = 0
    while sent < queued {
      let count = sendBytes(
        socket.number, block + sent, queued - sent, descriptor)
      if count == -1 { throw SystemError("send") }
      if descriptor != -1 { close(descriptor) }
      descriptor = -1
      sent += count
    }
    queued = 0
  }

  mutating func read() throws -> Bool {
    var arrived: Int32 = -1
    let count =
      withDescriptors
      ? receiveBytes(socket.number, room, roomSize, 0, &arrived)
      : recv(socket.number, room, roomSize, 0)
    if count == -1 { throw SystemError("recv") }
    if arrived != -1 { close(arrived) }
    received += count
    return count > 0
  }

  mutating func takeAll() -> Int {
    defer { received %= size }
    return received / size
  }
}
