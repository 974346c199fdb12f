import CShims
import Unix
import Yardstick

/// The same messages by plain C.
struct PlainLine: Line, ~Copyable {
  private let socket: Descriptor
  private let frames = UnsafeMutablePointer<frames>.allocate(capacity: 1)
  private let payload: [UInt8]

  init(_ socket: consuming Descriptor, for traffic: Traffic) {
    framesBegin(frames, socket.number)
    self.socket = socket
    payload = [UInt8](repeating: 7, count: traffic.size)
  }

  deinit {
    frames.deallocate()
  }

  mutating func queue(descriptor: consuming Descriptor?) {
    framesCompose(
      frames, 1, 2, descriptor?.release() ?? -1, payload, payload.count)
  }

  mutating func flush() throws {
    if framesFlush(frames) == -1 { throw SystemError("sendmsg") }
  }

  mutating func receive() throws -> Int? {
    let bytes = framesRead(frames)
    if bytes == -1 { throw SystemError("recvmsg") }
    if bytes == 0 { return nil }
    var count = 0
    var frame = frame()
    while framesGet(frames, &frame) == 1 {
      precondition(frame.size == payload.count)
      if frame.descriptor != -1 { close(frame.descriptor) }
      count += 1
    }
    return count
  }
}
