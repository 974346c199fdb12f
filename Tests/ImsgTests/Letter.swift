import Imsg
import Unix

/// What a test keeps of a message.
struct Letter: Equatable {
  var type: UInt32
  var peerID: UInt32 = 0
  var processID: Int32 = 0
  var isMarked = false
  var payload: [UInt8] = []
}

extension Letter {
  init(_ message: borrowing Message) {
    self.init(
      type: message.type, peerID: message.peerID, processID: message.processID,
      isMarked: message.isMarked,
      payload: [UInt8](copying: message.payload))
  }
}

extension Imsgbuf {
  /// Gets the messages that were read, and leaves their descriptors in them.
  mutating func letters() throws(ImsgError) -> [Letter] {
    var letters: [Letter] = []
    while let message = try input.get() { letters.append(Letter(message)) }
    return letters
  }

  /// Reads once, and gets the messages.
  mutating func readLetters() throws(ImsgError) -> [Letter] {
    _ = try input.read()
    return try letters()
  }
}

/// A message, and the descriptor that came with it.
struct Delivery: ~Copyable {
  let letter: Letter
  private var descriptor: Descriptor?

  /// Gets the next message of a channel.
  init(from channel: inout Imsgbuf) throws {
    guard var message = try channel.input.get() else { throw NoMessage() }
    letter = Letter(message)
    descriptor = message.takeDescriptor()
  }

  /// Which file came with it.
  var file: File? {
    switch descriptor {
    case .some(let descriptor): File(descriptor.number)
    case .none: nil
    }
  }

  /// The number of the descriptor, while this value has it.
  var number: Int32? {
    switch descriptor {
    case .some(let descriptor): descriptor.number
    case .none: nil
    }
  }
}

extension Imsgbuf {
  /// Waits for the next message.
  mutating func waitForDelivery() throws -> Delivery {
    while true {
      do {
        return try Delivery(from: &self)
      } catch is NoMessage {
        let received = try input.read()
        if received == .end { throw NoMessage() }
      }
    }
  }
}

/// There is no complete message where a test expects one.
struct NoMessage: Error {}
