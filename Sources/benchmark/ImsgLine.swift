import Imsg
import Unix

/// Messages by Imsg.
struct ImsgLine: Line, ~Copyable {
  private var input: Imsgbuf.Input
  private var output: Imsgbuf.Output
  private let payload: [UInt8]
  private let areIntegers: Bool
  private let integers: [UInt32]
  private let sum: UInt32

  init(_ socket: consuming Descriptor, for traffic: Traffic) {
    let channel = Imsgbuf(socket, passesDescriptors: traffic.withDescriptors)
    input = channel.input
    output = channel.output
    payload = [UInt8](repeating: 7, count: traffic.size)
    areIntegers = traffic.areIntegers
    integers = traffic.integers
    sum = traffic.sum
  }

  mutating func queue(descriptor: consuming Descriptor?) throws {
    if areIntegers { return try queueIntegers() }
    try output.compose(type: 1, peerID: 2, descriptor: descriptor, payload)
  }

  // Apart, since other messages shall not pay for it.
  @inline(never)
  private mutating func queueIntegers() throws {
    let integers = integers
    try output.compose(type: 1, peerID: 2) { writer in
      for each in integers { writer.write(each, as: UInt32.self) }
    }
  }

  mutating func flush() throws {
    try output.flush()
  }

  mutating func read() throws -> Bool {
    try input.read() != .end
  }

  mutating func takeAll() throws -> Int {
    let size = payload.count
    let sum = areIntegers ? sum : nil
    var count = 0
    while let message = try input.get() {
      precondition(message.payload.byteCount == size)
      if let sum {
        let read = sumOfIntegers(in: message.reader)
        precondition(read == sum)
      }
      count += 1
    }
    return count
  }
}

/// Reads integers as far as there are any, and adds them up.
private func sumOfIntegers(in reader: PayloadReader) -> UInt32 {
  var reader = reader
  var sum: UInt32 = 0
  while let each = try? reader.read(UInt32.self) { sum += each }
  return sum
}
