// Refused: a run-time error ended it
/// What a client may ask.
enum Question {
  /// Type 1, with a number in four bytes: add it to the total.
  case add(UInt32)
  /// Type 2, with nothing more: tell the total.
  case total
  /// Type 4, with nothing more: set the total to 0.
  case reset
}

/// A frame that is no question: its type, known or not.
struct Refused: Error {
  let type: UInt8
}

extension Question {
  /// Reads a question from its frame, which is never empty.
  init(frame: [UInt8]) throws(Refused) {
    let (type, body) = (frame[0], frame.dropFirst())
    switch (type, body.count) {
    case (1, 4): self = .add(body.reduce(0) { $0 << 8 | UInt32($1) })
    case (2, 0): self = .total
    case (4, 0): self = .reset
    default: throw Refused(type: type)
    }
  }
}

/// Answers the frames of a client until there are no more.
func serve(
  receive: () throws -> [UInt8]?, send: ([UInt8]) throws -> Void
) throws {
  var total: UInt32 = 0
  while let frame = try receive() {
    let question: Question
    // Only this error is the client's. The others are the line's.
    do {
      question = try Question(frame: frame)
    } catch {
      try send([0, error.type])
      continue
    }
    switch question {
    // The numbers are the client's, and `+` would end the service.
    case .add(let number): total += number
    case .total: try send([3] + bytes(of: total))
    case .reset: total = 0
    }
  }
}

/// A number in four bytes, the highest first.
func bytes(of number: UInt32) -> [UInt8] {
  [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
}
