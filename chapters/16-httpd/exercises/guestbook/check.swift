import Exercises
import Imsg
import Libc
import Privsep
import Unix

func bytes(_ number: UInt32) -> [UInt8] {
  withUnsafeBytes(of: number) { Array($0) }
}

/// A message, with a peer id of its own.
struct Letter {
  let id = UInt32.random(in: .min ... .max)
  let type: UInt32
  let payload: [UInt8]

  var frame: [UInt8] {
    bytes(type) + bytes(UInt32(16 + payload.count)) + bytes(id)
      + bytes(77) + payload
  }

  /// The answer to it, of some type.
  func answer(_ type: UInt32) -> [UInt8] {
    bytes(type) + bytes(16) + bytes(id)
  }

  /// One with a line in it.
  static func line(_ text: [UInt8]) -> Letter {
    Letter(type: 1, payload: text + [0])
  }

  /// One with a line by lot.
  static func line(of count: Int) -> Letter {
    line((0..<count).map { _ in .random(in: 32...126) })
  }
}

/// What came of an attempt.
struct Result {
  var hasHungUp: Bool?
  var answers: [[UInt8]] = []
  var book: [UInt8] = []
}

/// Lets the attempt keep a book with some bytes in it, in a sandbox, for
/// a worker that sends all, and then listens.
func keep(_ before: [UInt8], _ sent: [UInt8]) throws -> Result {
  let number = open("book", O_RDWR | O_APPEND | O_CREAT | O_TRUNC, 0o600)
  let book = Descriptor(owning: number)
  _ = try book.write(before.span.bytes)
  let ends = try SocketPair()
  var count = 0
  while count < sent.count {
    count += try ends.left.write(
      sent.span.bytes.extracting(droppingFirst: count))
  }
  shutdown(ends.left.number, Int32(SHUT_WR))
  let keeper = dup(ends.right.number)
  let (answer, _) = inChild {
    _ = try? Sandbox.enter(
      [.standardIO, .manageDescriptors], doingWithout: [.seccomp, .landlock])
    return keep(book, for: Descriptor(owning: keeper)) == .hungUp
  }
  close(keeper)
  try ends.right.close()
  var result = Result(hasHungUp: answer)
  var heard: [UInt8] = []
  // A keeper that leaves before it has read all resets the connection.
  while let more = try? ends.left.read(upTo: 1 << 20), !more.isEmpty {
    heard += more
  }
  while heard.count >= 16 {
    // Without the process id, which can be any.
    result.answers.append(Array(heard.prefix(12)))
    heard.removeFirst(16)
  }
  lseek(number, 0, SEEK_SET)
  result.book = try book.read(upTo: 1 << 16)
  return result
}

/// Expects that all lines are added, and then that something else comes.
func expectLines(
  _ lines: [Letter], then bad: [UInt8] = [], what: String,
  before: [UInt8] = []
) throws {
  let result = try keep(before, lines.flatMap(\.frame) + bad)
  let due = before + lines.flatMap { $0.payload.dropLast() + [10] }
  expect(
    result.book.count >= due.count,
    happened: "\(what): the book has \(result.book.count) bytes",
    should: "add each line, and a newline: \(due.count) bytes")
  expect(
    result.book == due,
    happened: "\(what): the book has what it should not",
    should: "add each line, and nothing else")
  expect(
    result.answers == lines.map { $0.answer(2) },
    happened: "\(what): it answered otherwise",
    should: "answer each line by type 2, with its peer id")
  guard let hasHungUp = result.hasHungUp else {
    return expect(
      false, happened: "\(what): it did not return",
      should: "return, having promised to use and manage descriptors")
  }
  expect(
    hasHungUp == bad.isEmpty,
    happened: "\(what): it says that the worker has "
      + (hasHungUp ? "hung up" : "misbehaved"),
    should: "say which of the two it was")
}

trial("a line") {
  try expectLines([.line(of: .random(in: 1...80))], what: "a line")
}

trial("lines in one write") {
  let lines = (0..<40).map { _ in Letter.line(of: .random(in: 1...80)) }
  try expectLines(lines, what: "40 lines")
}

trial("a book that has lines") {
  try expectLines(
    [.line(of: 1), .line(of: 80)], what: "a book that has lines",
    before: Array("the first\n".utf8))
}

trial("texts that are no line") {
  var texts: [[UInt8]] = [[], Array(repeating: 97, count: 81)]
  texts += [0, 9, 10, 13, 27, 31, 127, 128, 255].map { [97, $0, 98] }
  for text in texts {
    try expectLines(
      [.line(of: 3)], then: Letter.line(text).frame + Letter.line(of: 4).frame,
      what: "a line, and then \(text)")
  }
}

trial("payloads without an end") {
  for payload: [UInt8] in [[], [97], [97, 98]] {
    try expectLines(
      [.line(of: 3)], then: Letter(type: 1, payload: payload).frame,
      what: "the payload \(payload)")
  }
}

trial("types that no worker sends") {
  for type: UInt32 in [0, 2, 3, .random(in: 4 ... .max), .max] {
    try expectLines(
      [.line(of: 3)], then: Letter(type: type, payload: [97, 0]).frame,
      what: "type \(type)")
  }
}

trial("headers that no message has") {
  for length: UInt32 in [0, 15, 16_385, .max] {
    try expectLines(
      [.line(of: 3)], then: bytes(1) + bytes(length) + bytes(0) + bytes(0),
      what: "a message of length \(length)")
  }
}

trial("an end inside a message") {
  let frame = Letter.line(of: 5).frame
  for count in 1..<frame.count {
    try expectLines(
      [.line(of: 3)], then: Array(frame.prefix(count)),
      what: "\(count) bytes of a message")
  }
}

trial("a book that is full") {
  let before = [UInt8](repeating: 120, count: room - 10)
  let letters = [10, 9, 1].map { Letter.line(of: $0) }
  let result = try keep(before, letters.flatMap(\.frame))
  expect(
    result.book == before + letters[1].payload.dropLast() + [10],
    happened: "the book has \(result.book.count) bytes",
    should: "add what there is room for, up to \(room)")
  expect(
    result.answers
      == [
        letters[0].answer(3), letters[1].answer(2), letters[2].answer(3),
      ],
    happened: "it answered otherwise",
    should: "answer by type 3 what there is no room for")
}

passed()
