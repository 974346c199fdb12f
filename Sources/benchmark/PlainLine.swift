import Libc
import Unix
import Yardstick

/// The same messages by plain C of imsg's shape.
struct PlainLine: Line, ~Copyable {
  private let socket: Descriptor
  private let channel: UnsafeMutablePointer<channel>
  private let payload: [UInt8]
  private let areIntegers: Bool
  private let integers: [UInt32]
  private let sum: UInt32

  init(_ socket: consuming Descriptor, for traffic: Traffic) {
    channel = channelMake(socket.number, traffic.withDescriptors)
    self.socket = socket
    payload = [UInt8](repeating: 7, count: traffic.size)
    areIntegers = traffic.areIntegers
    integers = traffic.integers
    sum = traffic.sum
  }

  deinit {
    channelFree(channel)
  }

  mutating func queue(descriptor: consuming Descriptor?) throws {
    if areIntegers { return try queueIntegers() }
    let number = descriptor?.release() ?? -1
    channelCompose(channel, 1, 2, number, payload, payload.count)
  }

  private mutating func queueIntegers() throws {
    guard let message = channelCreate(channel, 1, 2, payload.count) else {
      throw SystemError("malloc")
    }
    for each in integers { ibufAddH32(message, UInt64(each)) }
    channelClose(channel, message)
  }

  mutating func flush() throws {
    if channelFlush(channel) == -1 { throw SystemError("sendmsg") }
  }

  mutating func read() throws -> Bool {
    let count = channelRead(channel)
    if count == -1 { throw SystemError("recvmsg") }
    return count > 0
  }

  mutating func takeAll() -> Int {
    var count = 0
    var message = message()
    while channelGet(channel, &message) == 1 {
      if areIntegers {
        var sum: UInt32 = 0
        var integer: UInt32 = 0
        while ibufGetH32(message.payload, &integer) == 0 { sum += integer }
        precondition(sum == self.sum)
      } else {
        precondition(message.payload.pointee.count == payload.count)
      }
      ibufFree(message.payload)
      count += 1
    }
    return count
  }
}
