import Imsg

/// What the two processes have to say to each other.
enum UserMessage: Equatable {
  /// Asks for the number of the user of this name.
  case lookUp(String)
  /// The number of that user.
  case found(UInt32)
  /// There is no such user.
  case unknown
}

extension UserMessage {
  /// Reads it from a message that came.
  init(_ message: borrowing Message) throws {
    var reader = message.reader
    switch message.type {
    case 1: self = .lookUp(try reader.readString())
    case 2: self = .found(try reader.read(UInt32.self))
    case 3: self = .unknown
    default: throw UserMessageError.unknownType(message.type)
    }
    if reader.count > 0 {
      throw UserMessageError.tooMuch(reader.count)
    }
  }
}

/// Why a message is none of theirs.
enum UserMessageError: Error, Equatable {
  /// A type that this program does not know.
  case unknownType(UInt32)
  /// So many bytes more than its type asks for.
  case tooMuch(Int)
}

extension Imsgbuf.Output {
  /// Queues a message, under the number that its request has.
  mutating func compose(
    _ message: UserMessage, request: UInt32
  ) throws(ImsgError) {
    switch message {
    case .lookUp(let name):
      try compose(type: 1, peerID: request) { $0.writeString(name) }
    case .found(let number):
      try compose(type: 2, peerID: request) {
        $0.write(number, as: UInt32.self)
      }
    case .unknown:
      try compose(type: 3, peerID: request)
    }
  }
}
