import CShims
import Exercises

/// What the client's line fails with.
struct LineBroken: Error {}

func number(_ value: UInt32) -> [UInt8] {
  withUnsafeBytes(of: value.bigEndian) { Array($0) }
}

func add(_ value: UInt32) -> [UInt8] { [1] + number(value) }
func total(_ value: UInt32) -> [UInt8] { [3] + number(value) }

/// The types of frames, for a message.
func types(_ frames: [[UInt8]]) -> String {
  let types = frames.map { "\($0[0])" }
  return types.isEmpty ? "none" : types.joined(separator: ", ")
}

/// Expects these answers to these frames, of a client that then leaves.
func expectAnswers(
  _ answers: [[UInt8]], to frames: [[UInt8]], after what: String
) {
  var rest = frames[...]
  var got: [[UInt8]] = []
  do {
    try serve {
      rest.popFirst()
    } send: {
      got.append($0)
    }
  } catch {
    expect(
      false, happened: "\(what): serve threw \(error)",
      should: "answer what it refuses, and go on")
  }
  expect(
    rest.isEmpty,
    happened: "\(what): serve returned, \(rest.count) frames too early",
    should: "go on until receive() returns nil")
  expect(
    got.map { $0.prefix(1) } == answers.map { $0.prefix(1) },
    happened: "\(what): the answers have types \(types(got))",
    should: "answer by types \(types(answers))")
  for (answer, wanted) in zip(got, answers) {
    expect(
      answer == wanted, happened: "\(what): an answer is \(answer)",
      should: "answer by \(wanted)")
  }
}

/// A number that can be added a few times.
func some() -> UInt32 { UInt32.random(in: 1...1_000_000) }

trial("add and total") {
  let (one, two) = (some(), some())
  expectAnswers(
    [total(0), total(one), total(one + two)],
    to: [[2], add(one), [2], add(two), [2]],
    after: "types 2, 1, 2, 1, 2")
}

trial("the new type") {
  let (one, two) = (some(), some())
  expectAnswers(
    [total(one), total(0), total(two)],
    to: [add(one), [2], [4], [2], add(two), [2]],
    after: "types 1, 2, 4, 2, 1, 2")
}

trial("unknown types") {
  for _ in 1...20 {
    let one = some()
    let type = UInt8.random(in: 5...255)
    let body = (0..<Int.random(in: 0...99)).map { UInt8($0) }
    expectAnswers(
      [[0, type], total(one), [0, 0], total(one)],
      to: [add(one), [type] + body, [2], [0], [2]],
      after: "types 1, \(type), 2, 0, 2")
  }
}

trial("bodies of another size") {
  let one = some()
  for bad: [UInt8] in [
    [1], [1, 0, 0, 7], [1, 0, 0, 0, 7, 0], [2, 0], [4, 1],
  ] {
    let (type, size) = (bad[0], bad.count - 1)
    expectAnswers(
      [[0, type], total(one)], to: [add(one), bad, [2]],
      after: "types 1, \(type) with \(size) bytes, 2")
  }
}

trial("a sum that is too great") {
  let one = some()
  expectAnswers(
    [total(one - 1)], to: [add(one), add(.max), [2]],
    after: "types 1, 1, 2")
}

trial("a line that breaks") {
  for asked: [UInt8] in [[2], [99]] {
    var calls = 0
    var threw = false
    do {
      try serve {
        calls += 1
        return calls < 3 ? asked : nil
      } send: { _ in
        throw LineBroken()
      }
    } catch {
      threw = error is LineBroken
    }
    expect(
      threw,
      happened: "send failed, for \(asked[0]), and serve did not throw",
      should: "throw on what send threw")
  }
}
passed()
