/// What a client may ask.
enum Question {
  /// Type 1, with a number in four bytes: add it to the total.
  case add(UInt32)
  /// Type 2, with nothing more: tell the total.
  case total
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
    default: throw Refused(type: type)
    }
  }
}

/// Answers the frames of a client until there are no more.
///
/// Type 1 adds to the total, which begins with 0, and goes on with 0
/// after the greatest number. Type 2 is answered by type 3 and the
/// total in four bytes, the highest first. Type 4, with nothing more,
/// sets the total to 0. Any other type, and a known one with a body of
/// another size, is answered by type 0 and the byte of the type, and
/// changes nothing. An answer is sent before the next frame is
/// received. An error of `receive` or `send` is thrown on at once.
func serve(
  receive: () throws -> [UInt8]?, send: ([UInt8]) throws -> Void
) throws {
  var total: UInt32 = 0
  while let frame = try receive() {
    // TODO: Add type 4, and answer what is no question.
    switch try Question(frame: frame) {
    case .add(let number): total += number
    case .total: try send([3] + bytes(of: total))
    }
  }
}

/// A number in four bytes, the highest first.
func bytes(of number: UInt32) -> [UInt8] {
  [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
}
