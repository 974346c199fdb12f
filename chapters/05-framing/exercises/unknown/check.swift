import Exercises
import Libc

func number(_ value: UInt32) -> [UInt8] {
  withUnsafeBytes(of: value.bigEndian) { Array($0) }
}

/// A frame of the client's, and the answer that is due to it, if any.
struct Exchange {
  let frame: [UInt8]
  let answer: [UInt8]?

  static func add(_ value: UInt32) -> Exchange {
    Exchange(frame: [1] + number(value), answer: nil)
  }

  static func total(_ value: UInt32) -> Exchange {
    Exchange(frame: [2], answer: [3] + number(value))
  }

  static let reset = Exchange(frame: [4], answer: nil)

  /// A frame that is no question, with a body drawn by lot.
  static func refused(_ type: UInt8, size: Int) -> Exchange {
    let body = (0..<size).map { _ in UInt8.random(in: 0...255) }
    return Exchange(frame: [type] + body, answer: [0, type])
  }
}

/// The types of the last frames, and the size of the last body, for a message.
func told(_ exchanges: ArraySlice<Exchange>) -> String {
  let types = exchanges.suffix(6).map { "\($0.frame[0])" }
  let size = (exchanges.last?.frame.count ?? 1) - 1
  return "types \(types.joined(separator: ", ")) with \(size) bytes"
}

/// Lets the attempt serve a client that waits for each answer before it goes
/// on, and that then leaves.
func expectAnswers(_ exchanges: [Exchange]) {
  var received = exchanges[..<0]
  var due: [UInt8]?
  var calls = 0
  do {
    try serve {
      expect(
        due == nil,
        happened: "\(told(received)): it called receive() before it answered",
        should: "answer by \(due ?? []) first")
      calls += 1
      if calls > exchanges.count { return nil }
      received = exchanges[..<calls]
      due = received.last?.answer
      return received.last?.frame
    } send: { answer in
      expect(
        answer == due,
        happened: "\(told(received)): it sent \(Array(answer.prefix(6)))",
        should: due.map { "answer by \($0)" } ?? "send nothing")
      due = nil
    }
  } catch {
    expect(
      false, happened: "\(told(received)): it threw \(error)",
      should: "answer what it refuses, and go on")
  }
  expect(
    calls > exchanges.count, happened: "\(told(received)): it returned",
    should: "go on until receive() returns nil")
}

/// A number that can be added a few times.
func some() -> UInt32 { UInt32.random(in: 1...1_000_000) }

trial("the new type") {
  let (one, two) = (some(), some())
  expectAnswers([
    .add(one), .total(one), .reset, .total(0), .add(two), .total(two),
  ])
}

trial("unknown types, and bodies of another size") {
  let one = some()
  let right: [UInt8: Int] = [1: 4, 2: 0, 4: 0]
  for type in UInt8.min...UInt8.max {
    for size in [0, 3, 4, Int.random(in: 5...99)]
    where size != right[type] {
      expectAnswers([.add(one), .refused(type, size: size), .total(one)])
    }
  }
}

trial("a sum that is too great") {
  let one = some()
  expectAnswers([.add(one), .add(.max), .total(one - 1)])
}

/// What the client's line fails with.
struct LineBroken: Error {}

/// Expects that `serve` throws on what one of its two calls throws.
func expectThrow(of call: String, _ attempt: () throws -> Void) {
  var error: (any Error)?
  do { try attempt() } catch let thrown { error = thrown }
  expect(
    error is LineBroken,
    happened: "\(call) failed, and serve did not throw that",
    should: "throw on at once what \(call) threw")
}

trial("a line that breaks") {
  for asked: [UInt8] in [[2], [99]] {
    var frames = [asked]
    expectThrow(of: "send") {
      try serve {
        frames.popLast()
      } send: { _ in
        throw LineBroken()
      }
    }
  }
  expectThrow(of: "receive") {
    try serve {
      throw LineBroken()
    } send: { _ in
    }
  }
}

passed()
