import Imsg
import Unix

/// Messages by Imsg.
struct ImsgLine: Line, ~Copyable {
  private var channel: Imsgbuf
  private let payload: [UInt8]

  init(_ socket: consuming Descriptor, for traffic: Traffic) {
    channel = Imsgbuf(socket, passesDescriptors: traffic.withDescriptors)
    payload = [UInt8](repeating: 7, count: traffic.size)
  }

  mutating func queue(descriptor: consuming Descriptor?) throws {
    try channel.compose(type: 1, peerID: 2, descriptor: descriptor, payload)
  }

  mutating func flush() throws {
    try channel.flush()
  }

  mutating func receive() throws -> Int? {
    if try channel.read() == .end { return nil }
    var count = 0
    while let message = try channel.get() {
      let size = message.payload.byteCount
      precondition(size == payload.count)
      count += 1
    }
    return count
  }
}
