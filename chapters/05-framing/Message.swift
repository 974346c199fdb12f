import Unix

/// A message between the two processes.
enum Message: Equatable {
  case text(String)
  case number(UInt32)
  case bye
}

/// Why a frame isn't a message.
enum MessageError: Error, Equatable {
  /// A type that this program does not know.
  case unknownType(UInt8)
  /// A body that isn't what its type requires.
  case wrongBody(type: UInt8)
}

extension Message {
  /// The bytes of the message's frame: its type, then its body.
  var frame: [UInt8] {
    switch self {
    case .text(let text): [1] + text.utf8
    case .number(let number): [2] + number.networkOrder
    case .bye: [3]
    }
  }

  /// Decodes a message from its frame, which is never empty.
  init(frame: [UInt8]) throws(MessageError) {
    let (type, body) = (frame[0], frame.dropFirst())
    switch (type, body.count) {
    case (1, _):
      guard let text = String(validating: body, as: UTF8.self) else {
        throw .wrongBody(type: type)
      }
      self = .text(text)
    case (2, 4): self = .number(UInt32(networkOrder: body))
    case (3, 0): self = .bye
    case (1...3, _): throw .wrongBody(type: type)
    default: throw .unknownType(type)
    }
  }
}

extension Descriptor {
  /// Sends a message in a frame.
  func send(_ message: Message) throws(FrameError) {
    try send(frame: message.frame)
  }
}
