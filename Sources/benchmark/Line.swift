import Libc
import Unix

/// One end of a line between two processes, on which messages of one size go.
protocol Line: ~Copyable {
  /// Takes over a socket.
  init(_ socket: consuming Descriptor, for traffic: Traffic)
  /// Queues a message. One with a descriptor is the first in the queue.
  mutating func queue(descriptor: consuming Descriptor?) throws
  /// Sends what is queued.
  mutating func flush() throws
  /// Waits for bytes; returns whether it isn't the end.
  mutating func read() throws -> Bool
  /// Takes the messages that have come, and returns how many; their descriptors
  /// are closed.
  mutating func takeAll() throws -> Int
}

/// What goes on a line.
struct Traffic {
  /// The bytes of a payload.
  var size: Int
  /// Whether they are integers, each of which is written and read by itself.
  var areIntegers = false
  /// How many messages are sent at once.
  var batch = 1
  /// How many there are: a multiple of that.
  var count: Int
  var withDescriptors = false

  /// The integers, if they are.
  var integers: [UInt32] { Array(0..<UInt32(size / 4)) }
  /// What they come to.
  var sum: UInt32 { integers.reduce(0, +) }
}

extension Line where Self: ~Copyable {
  /// Sends messages.
  static func send(_ traffic: Traffic, _ socket: consuming Descriptor) throws {
    var line = Self(socket, for: traffic)
    for _ in 0..<traffic.count / traffic.batch {
      for _ in 0..<traffic.batch {
        try line.queue(
          descriptor: traffic.withDescriptors
            ? Descriptor(owning: dup(0)) : nil)
      }
      try line.flush()
    }
  }

  /// Receives messages until the end, and returns how many.
  static func receive(
    _ traffic: Traffic, _ socket: consuming Descriptor
  ) throws -> Int {
    var line = Self(socket, for: traffic)
    var received = 0
    while try line.read() { received += try line.takeAll() }
    return received
  }

  /// Sends a message back for each that comes.
  static func echo(_ traffic: Traffic, _ socket: consuming Descriptor) throws {
    var line = Self(socket, for: traffic)
    while try line.read() {
      for _ in 0..<(try line.takeAll()) { try line.queue(descriptor: nil) }
      try line.flush()
    }
  }

  /// Sends a message, waits until it is back, and so on; returns how many.
  static func call(
    _ traffic: Traffic, _ socket: consuming Descriptor
  ) throws -> Int {
    var line = Self(socket, for: traffic)
    var received = 0
    while received < traffic.count {
      try line.queue(descriptor: nil)
      try line.flush()
      guard try line.read() else { break }
      received += try line.takeAll()
    }
    return received
  }
}
