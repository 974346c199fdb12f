import CShims
import Exercises

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
  func judgeMissing(_ call: String) {
    expect(
      due == nil, happened: "\(told(received)): it \(call) before it answered",
      should: "answer by \(due ?? []) first")
  }
  do {
    try serve {
      judgeMissing("called receive()")
      if received.count == exchanges.count { return nil }
      received = exchanges[...received.count]
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
  judgeMissing("returned")
  expect(
    received.count == exchanges.count,
    happened: "\(told(received)): it returned",
    should: "go on until receive() returns nil")
}

/// A number that can be added a few times.
func some() -> UInt32 { UInt32.random(in: 1...1_000_000) }

trial("add and total") {
  let (one, two) = (some(), some())
  expectAnswers([
    .total(0), .add(one), .total(one), .add(two), .total(one + two),
  ])
}

trial("the new type") {
  let (one, two) = (some(), some())
  expectAnswers([
    .add(one), .total(one), .reset, .total(0), .add(two), .total(two),
  ])
}

trial("unknown types") {
  let one = some()
  let known: [UInt8] = [1, 2, 4]
  let unknown = (UInt8.min...UInt8.max).filter { !known.contains($0) }
  for type in unknown.shuffled() {
    expectAnswers([
      .add(one), .refused(type, size: .random(in: 0...99)), .total(one),
    ])
  }
}

trial("bodies of another size") {
  let one = some()
  for size in Array(0...20) + [Int.random(in: 21...999)] {
    for (type, right) in [(UInt8(1), 4), (2, 0), (4, 0)] where size != right {
      expectAnswers([.add(one), .refused(type, size: size), .total(one)])
    }
  }
}

trial("a sum that is too great") {
  let one = some()
  expectAnswers([.add(one), .add(.max), .total(one - 1)])
  let great = UInt32.random(in: 1 << 31...UInt32.max)
  expectAnswers([.add(great), .add(great), .total(great &+ great)])
}

trial("a long session") {
  var total: UInt32 = 0
  let exchanges = (0..<1000).map { _ -> Exchange in
    switch Int.random(in: 0..<8) {
    case 0..<3:
      let value = UInt32.random(in: 0...UInt32.max)
      total &+= value
      return .add(value)
    case 3..<6:
      return .total(total)
    case 6:
      total = 0
      return .reset
    default:
      return .refused(.random(in: 5...255), size: .random(in: 0...99))
    }
  }
  expectAnswers(exchanges)
}

/// What the client's line fails with.
struct LineBroken: Error {}

/// Expects that `serve` throws on an error at once.
func expectThrow(
  of call: String, _ attempt: (_ fail: () throws -> Void) throws -> Void
) {
  let should = "throw on at once what \(call) threw"
  var failed = false
  var error: (any Error)?
  do {
    try attempt {
      expect(
        !failed, happened: "\(call) failed, and serve went on",
        should: should)
      failed = true
      throw LineBroken()
    }
  } catch let thrown {
    error = thrown
  }
  expect(
    error is LineBroken,
    happened: "\(call) failed, and serve did not throw that",
    should: should)
}

trial("a line that breaks") {
  for asked: [UInt8] in [[2], [99]] {
    expectThrow(of: "send") { fail in
      var isFirst = true
      try serve {
        if !isFirst { try fail() }
        isFirst = false
        return asked
      } send: { _ in
        try fail()
      }
    }
  }
  expectThrow(of: "receive") { fail in
    try serve {
      try fail()
      return nil
    } send: { _ in
    }
  }
}

passed()
