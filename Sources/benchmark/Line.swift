import CShims
import Unix

/// One end of a line between two processes, on which messages of one size go.
protocol Line: ~Copyable {
  /// Takes over a socket.
  init(_ socket: consuming Descriptor, for traffic: Traffic)
  /// Queues a message. One with a descriptor is the first in the queue.
  mutating func queue(descriptor: consuming Descriptor?) throws
  /// Sends what is queued.
  mutating func flush() throws
  /// Waits for bytes, and returns how many messages have come, whose
  /// descriptors are closed; nil at the end.
  mutating func receive() throws -> Int?
}

/// What goes on a line.
struct Traffic {
  /// The bytes of a payload.
  var size: Int
  /// How many messages are sent at once.
  var batch = 1
  var count: Int
  var withDescriptors = false
}

extension Line where Self: ~Copyable {
  /// Sends messages.
  static func send(_ traffic: Traffic, _ socket: consuming Descriptor) throws {
    var line = Self(socket, for: traffic)
    for number in 1...traffic.count {
      try line.queue(
        descriptor: traffic.withDescriptors ? Descriptor(owning: dup(0)) : nil)
      if number.isMultiple(of: traffic.batch) { try line.flush() }
    }
    try line.flush()
  }

  /// Receives messages until the end, and returns how many.
  static func receive(
    _ traffic: Traffic, _ socket: consuming Descriptor
  ) throws -> Int {
    var line = Self(socket, for: traffic)
    var received = 0
    while let more = try line.receive() { received += more }
    return received
  }

  /// Sends a message back for each that comes.
  static func echo(_ traffic: Traffic, _ socket: consuming Descriptor) throws {
    var line = Self(socket, for: traffic)
    while let more = try line.receive() {
      for _ in 0..<more { try line.queue(descriptor: nil) }
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
      guard let more = try line.receive() else { break }
      received += more
    }
    return received
  }
}
