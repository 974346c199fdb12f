import Exercises
import Imsg
import Libc
import Unix

func bytes(_ number: UInt32) -> [UInt8] {
  withUnsafeBytes(of: number) { Array($0) }
}

/// What a client sends, and the answer that is due to it.
struct Exchange {
  let sent: [UInt8]
  let answer: [UInt8]

  /// With a peer id by lot.
  init(
    type: UInt32, _ payload: [UInt8], isAnsweredBy answer: UInt32,
    _ body: [UInt8] = []
  ) {
    let id = bytes(.random(in: .min ... .max))
    func frame(_ type: UInt32, _ payload: [UInt8]) -> [UInt8] {
      bytes(type) + bytes(UInt32(16 + payload.count)) + id + bytes(77)
        + payload
    }
    sent = frame(type, payload)
    self.answer = frame(answer, body)
  }

  static func word(of count: Int) -> Exchange {
    let word = (0..<count).map { _ in UInt8.random(in: 1...127) }
    return Exchange(
      type: 1, word + [0], isAnsweredBy: 2, bytes(UInt32(count)))
  }
}

/// What the attempt answers to a client that sends all, and then listens.
///
/// The process ids, which can be any, are left out.
func answers(to sent: [UInt8]) throws -> [[UInt8]] {
  let ends = try SocketPair()
  var count = 0
  while count < sent.count {
    count += try ends.left.write(
      sent.span.bytes.extracting(droppingFirst: count))
  }
  shutdown(ends.left.number, Int32(SHUT_WR))
  serve(ends.right)
  var heard: [UInt8] = []
  // A server that leaves before it has read all resets the connection.
  while let more = try? ends.left.read(upTo: 1 << 20), !more.isEmpty {
    heard += more
  }
  return split(heard)
}

/// The messages in some bytes, each without its process id.
func split(_ bytes: [UInt8]) -> [[UInt8]] {
  var rest = bytes[...]
  var messages: [[UInt8]] = []
  while rest.count >= 16 {
    let length = rest.dropFirst(4).prefix(2).reversed()
      .reduce(0) { $0 << 8 | Int($1) }
    messages.append(withoutProcess(rest.prefix(max(length, 16))))
    rest = rest.dropFirst(max(length, 16))
  }
  return rest.isEmpty ? messages : messages + [Array(rest)]
}

func withoutProcess(_ message: some Collection<UInt8>) -> [UInt8] {
  Array(message.prefix(12)) + message.dropFirst(16)
}

/// Sends requests, and then what the client should not.
func expectAnswers(
  _ exchanges: [Exchange], and more: [UInt8] = [], what: String
) throws {
  let heard = try answers(to: exchanges.flatMap(\.sent) + more)
  let due = exchanges.map { withoutProcess($0.answer) }
  expect(
    heard.count >= due.count,
    happened: "\(what): \(due.count) requests, \(heard.count) answers",
    should: "answer each of them")
  for (got, due) in zip(heard, due) {
    expect(
      got == due,
      happened: "\(what): it sent \(got)",
      should: "send \(due)")
  }
  expect(
    heard.count == due.count,
    happened: "\(what): \(due.count) requests, \(heard.count) answers",
    should: "send no more")
}

trial("a word") {
  try expectAnswers([.word(of: .random(in: 1...99))], what: "a word")
}

trial("words in one write") {
  let words = (0..<99).map { _ in Exchange.word(of: .random(in: 0...99)) }
  try expectAnswers(words, what: "words")
}

trial("more than one read brings") {
  let words = (0..<9).map { _ in Exchange.word(of: 16_000) }
  try expectAnswers(words, what: "long words")
}

trial("payloads that are no word") {
  for payload: [UInt8] in [[], [97], [97, 0, 98], [97, 0, 98, 0], [0, 0]] {
    let bad = Exchange(type: 1, payload, isAnsweredBy: 3)
    try expectAnswers(
      [.word(of: 3), bad, .word(of: 4)], what: "the payload \(payload)")
  }
}

trial("types that nobody told you of") {
  for type: UInt32 in [0, 2, 3, 4, .random(in: 5 ... .max), .max] {
    let bad = Exchange(type: type, [97, 0], isAnsweredBy: 3)
    try expectAnswers([bad, .word(of: 4)], what: "type \(type)")
  }
}

trial("headers that no message has") {
  for length: UInt32 in [0, 15, 16_385, 0x7fff_ffff] {
    let bad = bytes(1) + bytes(length) + bytes(0) + bytes(0)
    let word = Exchange.word(of: 5)
    try expectAnswers(
      [], and: bad + word.sent, what: "a message of length \(length)")
  }
}

trial("an end inside a message") {
  let word = Exchange.word(of: 5)
  for count in 1..<word.sent.count {
    try expectAnswers(
      [], and: Array(word.sent.prefix(count)), what: "\(count) bytes")
  }
}

trial("a client that does not wait") {
  let ends = try SocketPair()
  let word = Exchange.word(of: 5)
  _ = try ends.left.write(word.sent.span.bytes)
  try ends.left.close()
  serve(ends.right)
}

passed()
