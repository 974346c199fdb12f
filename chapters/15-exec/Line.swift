import Imsg
import Unix

/// What a message is.
private enum MessageType {
  /// Two addresses.
  static let question: UInt32 = 1
  /// What the process has, as strings.
  static let answer: UInt32 = 2
}

/// The parent: asks, and waits for the answer.
func ask(
  _ question: Question, on end: consuming Descriptor
) throws -> [String] {
  var channel = Imsgbuf(end)
  try channel.output.compose(type: MessageType.question) {
    $0.write(question.code, as: UInt.self)
    $0.write(question.key, as: UInt.self)
  }
  try channel.output.flush()
  return try receive(MessageType.answer, on: &channel) { reader in
    var answers: [String] = []
    for _ in names { answers.append(try reader.readString()) }
    return answers
  }
}

/// The child: waits for the question, and answers it.
func answer(on end: consuming Descriptor) throws {
  var channel = Imsgbuf(end)
  let question = try receive(MessageType.question, on: &channel) {
    Question(code: try $0.read(UInt.self), key: try $0.read(UInt.self))
  }
  let answers = try holdings(question)
  try channel.output.compose(type: MessageType.answer) {
    for answer in answers { $0.writeString(answer) }
  }
  try channel.output.flush()
}

/// The other process has ended, or says something else.
struct NoMessage: Error, CustomStringConvertible {
  let description = "the other process does not answer"
}

/// Waits for a message, and reads what is in it.
private func receive<Content>(
  _ type: UInt32, on channel: inout Imsgbuf,
  read: (inout PayloadReader) throws -> Content
) throws -> Content {
  while try channel.input.read() == .bytes {
    guard let message = try channel.input.get() else { continue }
    if message.type != type { break }
    var reader = message.reader
    return try read(&reader)
  }
  throw NoMessage()
}
