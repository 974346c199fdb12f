import CShims
import Unix

/// As many bytes, in as many system calls, without any look at them.
struct BareLine: Line, ~Copyable {
  private let socket: Descriptor
  /// The bytes of a message.
  private let size: Int
  private let withDescriptors: Bool
  private var room = [UInt8](repeating: 7, count: 1 << 16)
  private var block: [UInt8] = []
  private var queued = 0
  private var received = 0
  private var descriptor: Int32 = -1

  init(_ socket: consuming Descriptor, for traffic: Traffic) {
    self.socket = socket
    size = 16 + traffic.size
    withDescriptors = traffic.withDescriptors
  }

  mutating func queue(descriptor: consuming Descriptor?) {
    queued += size
    if let descriptor { self.descriptor = descriptor.release() }
  }

  mutating func flush() throws {
    if block.count < queued { block = [UInt8](repeating: 7, count: queued) }
    var sent = 0
    while sent < queued {
      let count = block[sent..<queued].withUnsafeBytes { bytes in
        descriptor == -1
          ? write(socket.number, bytes.baseAddress, bytes.count)
          : sendBytes(
            socket.number, bytes.baseAddress, bytes.count, descriptor)
      }
      if count == -1 { throw SystemError("write") }
      if descriptor != -1 { close(descriptor) }
      descriptor = -1
      sent += count
    }
    queued = 0
  }

  mutating func receive() throws -> Int? {
    var arrived: Int32 = -1
    let count = room.withUnsafeMutableBytes {
      withDescriptors
        ? receiveBytes(socket.number, $0.baseAddress, $0.count, &arrived)
        : read(socket.number, $0.baseAddress, $0.count)
    }
    if count == -1 { throw SystemError("recvmsg") }
    if arrived != -1 { close(arrived) }
    if count == 0 { return nil }
    received += count
    defer { received %= size }
    return received / size
  }
}
