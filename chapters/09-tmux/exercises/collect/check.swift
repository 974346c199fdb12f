import Exercises
import Imsg
import Libc
import Unix

func bytes(_ number: Int32) -> [UInt8] {
  withUnsafeBytes(of: number) { Array($0) }
}

/// A message as it stands on the wire.
func frame(
  _ type: Int32, _ payload: [UInt8], peerID: Int32 = 8
) -> [UInt8] {
  bytes(type) + bytes(Int32(16 + payload.count)) + bytes(peerID) + bytes(-1)
    + payload
}

func open(_ stream: Int32, _ descriptor: Int32) -> [UInt8] {
  frame(303, bytes(stream) + bytes(descriptor) + bytes(0))
}

func write(_ stream: Int32, _ text: [UInt8]) -> [UInt8] {
  frame(304, bytes(stream) + text)
}

func close(_ stream: Int32) -> [UInt8] {
  frame(306, bytes(stream))
}

func end(_ status: Int32) -> [UInt8] {
  frame(203, bytes(status))
}

/// The answer that is due to an open stream, without the process id.
func ready(_ stream: Int32) -> [UInt8] {
  bytes(305) + bytes(24) + bytes(8) + bytes(stream) + bytes(0)
}

/// Some bytes drawn by lot.
func some(_ count: Int = .random(in: 1...99)) -> [UInt8] {
  (0..<count).map { _ in .random(in: 0...255) }
}

func anyStream() -> Int32 { .random(in: 1...1_000_000) }

/// What came of an attempt.
struct Outcome {
  /// What it returned, or nil if it threw.
  var printed: Printed?
  /// What it sent, in messages without their process ids.
  var sent: [[UInt8]] = []
}

/// Lets the attempt collect what a server sends that listens only later.
func collect(_ messages: [[UInt8]]) throws -> Outcome {
  let server = Array(messages.joined())
  let ends = try SocketPair()
  var count = 0
  while count < server.count {
    count += try ends.right.write(
      server.span.bytes.extracting(droppingFirst: count))
  }
  shutdown(ends.right.number, Int32(SHUT_WR))
  var outcome = Outcome()
  do {
    var channel = Imsgbuf(ends.left)
    outcome.printed = try? collect(from: &channel)
  }
  var heard: [UInt8] = []
  while let more = try? ends.right.read(upTo: 4096), !more.isEmpty {
    heard += more
  }
  while heard.count >= 16 {
    let message = heard.prefix(max(16, Int(heard[4])))
    outcome.sent.append(Array(message.prefix(12) + message.dropFirst(16)))
    heard.removeFirst(message.count)
  }
  if !heard.isEmpty { outcome.sent.append(heard) }
  return outcome
}

/// What was printed, for a message.
func told(_ printed: Printed?) -> String {
  guard let printed else { return "it threw" }
  return "\(printed.output.count) and \(printed.errors.count) bytes, "
    + "status \(printed.status)"
}

/// Expects that an answer is collected, and each stream called ready.
func expectPrinted(
  _ what: String, _ server: [[UInt8]], _ due: Printed, ready streams: [Int32]
) throws {
  let outcome = try collect(server)
  expect(
    outcome.printed == due, happened: "\(what): \(told(outcome.printed))",
    should: "return \(told(due)), byte for byte")
  expect(
    outcome.sent == streams.map(ready),
    happened: "\(what): it sent \(outcome.sent.count) messages: "
      + "\(outcome.sent.first ?? [])",
    should: "send \(streams.count), the first \(streams.map(ready).first ?? [])"
  )
}

/// Expects that an answer is refused.
func expectRefused(_ what: String, _ server: [[UInt8]]) throws {
  let outcome = try collect(server)
  expect(
    outcome.printed == nil, happened: "\(what): \(told(outcome.printed))",
    should: "throw")
}

trial("a line, after the stream is ready") {
  let (stream, text, status) = (anyStream(), some(), Int32.random(in: 0...9))
  withPeer { server in
    alarm(3)
    let greeting = open(stream, 1)
    _ = Libc.write(server, greeting, greeting.count)
    // As tmux does, it keeps the line back until the stream is ready.
    var answer = [UInt8](repeating: 0, count: 24)
    recv(server, &answer, answer.count, Int32(MSG_WAITALL))
    let rest = write(stream, text) + end(status)
    _ = Libc.write(server, rest, rest.count)
  } _: { client in
    var channel = Imsgbuf(Descriptor(owning: dup(client)))
    let due = Printed(output: text, errors: [], status: status)
    let printed = try? collect(from: &channel)
    expect(
      printed == due, happened: "after 303 and 304: \(told(printed))",
      should: "answer by 305, and return \(told(due))")
  }
}

trial("nothing but a status") {
  let status = Int32.random(in: 1...99)
  try expectPrinted(
    "203 alone", [end(status)],
    Printed(output: [], errors: [], status: status), ready: [])
}

trial("two descriptors") {
  let (first, second, third) = (anyStream(), -anyStream(), Int32(0))
  let (a, b, c, d) = (some(), some(), some(), some())
  try expectPrinted(
    "three streams",
    [
      open(first, 2), write(first, a), open(second, 1), open(third, 2),
      write(second, b), write(third, c), write(first, d), write(second, []),
      end(0),
    ],
    Printed(output: b, errors: a + c + d, status: 0),
    ready: [first, second, third])
}

trial("a stream that is closed, and opened again") {
  let (stream, a, b) = (anyStream(), some(), some())
  try expectPrinted(
    "303, 306, 303",
    [
      open(stream, 1), write(stream, a), close(stream), open(stream, 2),
      write(stream, b), close(stream), end(1),
    ],
    Printed(output: a, errors: b, status: 1), ready: [stream, stream])
}

trial("what a server may not send") {
  let (stream, other) = (anyStream(), -anyStream())
  let opened = open(stream, 1)
  try expectRefused("a stream not open", [opened, write(other, [65]), end(0)])
  try expectRefused(
    "a stream closed", [opened, close(stream), write(stream, [65]), end(0)])
  try expectRefused("a close of none", [opened, close(other), end(0)])
  try expectRefused("a stream opened twice", [opened, open(stream, 2), end(0)])
  for descriptor: Int32 in [-1, 0, 3, .random(in: 4...(.max))] {
    try expectRefused(
      "descriptor \(descriptor)", [open(stream, descriptor), end(0)])
  }
  for type: Int32 in [12, 300, .random(in: 400...(.max))] {
    try expectRefused("type \(type)", [frame(type, bytes(1)), end(0)])
  }
  let file = bytes(stream) + bytes(1) + bytes(0) + Array("stolen\0".utf8)
  try expectRefused("303 with a path", [frame(303, file), end(0)])
}

trial("another version") {
  let stream = anyStream()
  let version = Int32.random(in: 9...99)
  try expectRefused(
    "303 of version \(version)",
    [frame(303, bytes(stream) + bytes(1) + bytes(0), peerID: version), end(0)])
  try expectRefused(
    "203 of version \(version)", [frame(203, bytes(0), peerID: version)])
}

trial("payloads of another size") {
  let opened = open(7, 1)
  for size in [0, 1, 3, 5, 8] {
    try expectRefused("203 of \(size) bytes", [frame(203, some(size))])
    let close = Array((bytes(7) + some(4)).prefix(size))
    try expectRefused(
      "306 of \(size) bytes", [opened, frame(306, close), end(0)])
  }
  for size in 0..<12 {
    let open = Array((bytes(7) + bytes(1) + bytes(0)).prefix(size))
    try expectRefused("303 of \(size) bytes", [frame(303, open), end(0)])
  }
  for size in 0..<4 {
    let write = Array(bytes(7).prefix(size))
    try expectRefused(
      "304 of \(size) bytes", [opened, frame(304, write), end(0)])
  }
}

trial("an end without a status") {
  let whole = open(7, 1) + write(7, some()) + end(0)
  let size = whole.count
  for count in [0, 28, size - 20, size - 1, .random(in: 29..<size)] {
    try expectRefused("an end after \(count) bytes", [Array(whole[..<count])])
  }
}

trial("as much as it may print, and more") {
  for more in 0...1 {
    let half = outputLimit / 2
    let a = [UInt8](repeating: .random(in: 1...99), count: half + more)
    let b = [UInt8](repeating: .random(in: 100...255), count: half)
    withPeer { server in
      alarm(3)
      var all = open(1, 1) + open(2, 2)
      for (stream, text) in [(Int32(1), a), (2, b)] {
        for start in stride(from: 0, to: text.count, by: 16_000) {
          all += write(stream, Array(text[start...].prefix(16_000)))
        }
      }
      all += end(0)
      _ = CShims.write(server, all, all.count)
    } _: { client in
      var channel = Imsgbuf(Descriptor(owning: dup(client)))
      let printed = try? collect(from: &channel)
      if more == 0 {
        expect(
          printed == Printed(output: a, errors: b, status: 0),
          happened: "\(outputLimit) bytes: \(told(printed))",
          should: "return them: they are as many as it may print")
      } else {
        expect(
          printed == nil, happened: "a byte too many: \(told(printed))",
          should: "throw")
      }
    }
  }
}

trial("as many streams as there may be, and more") {
  let streams = (0..<16).map { Int32($0) }
  let opened = streams.map { open($0, 1) }
  try expectPrinted(
    "16 streams, and 16 more",
    opened + streams.map(close) + opened + [end(0)],
    Printed(output: [], errors: [], status: 0), ready: streams + streams)
  try expectRefused("17 streams", opened + [open(16, 1), end(0)])
}

passed()
