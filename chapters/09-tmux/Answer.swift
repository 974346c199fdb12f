import Imsg

/// What the server says.
enum Answer: Equatable {
  case exit(status: Int32)
  case open(stream: Int32, descriptor: Int32)
  case write(stream: Int32, [UInt8])
}

extension Answer {
  /// Reads an answer from its message.
  init(_ message: borrowing Message) throws {
    let version = message.peerID & 0xff
    guard version == protocolVersion else {
      throw ClientError.otherVersion(version)
    }
    guard let type = AnswerType(rawValue: message.type) else {
      throw ClientError.unknownType(message.type)
    }
    var payload = message.reader
    let number = try payload.read(Int32.self)
    switch type {
    case .exit:
      self = .exit(status: number)
    case .open:
      self = .open(stream: number, descriptor: try payload.read(Int32.self))
    case .write:
      self = .write(stream: number, [UInt8](copying: payload.rest))
    }
  }
}
