import Exercises

/// Lets the attempt ask a worker for a canary of some bytes.
func findCanary(
  _ length: Int, of worker: ([UInt8]) -> Bool
) -> [UInt8]? {
  var deaths = 0
  return findCanary(length: length) { bytes in
    let lives = worker(bytes)
    if !lives { deaths += 1 }
    expect(
      deaths <= 256 * length,
      happened: "of \(length) bytes: \(deaths) have died for them",
      should: "let no more die than 256 for each byte")
    return lives
  }
}

/// Lets the attempt find out a canary.
func find(_ canary: [UInt8]) {
  let found = findCanary(canary.count) { canary.starts(with: $0) }
  expect(
    found == canary,
    happened: "the canary is \(canary), and it returned \(text(found))",
    should: "return the canary")
}

/// Lets the attempt ask a worker whose canary changes.
func fail(_ length: Int, _ worker: ([UInt8]) -> Bool) {
  let found = findCanary(length, of: worker)
  expect(
    found == nil,
    happened: "canaries that differ: it returned \(text(found))",
    should: "return nil, since there is no canary to be found")
}

func text(_ found: [UInt8]?) -> String {
  found.map { "\($0)" } ?? "nil"
}

/// A canary, drawn by lot.
func draw(_ length: Int) -> [UInt8] {
  (0..<length).map { _ in UInt8.random(in: .min ... .max) }
}

trial("any length") {
  for length in 0...8 { find(draw(length)) }
}

trial("the lowest and the highest") { find([0, 255, 0, 255]) }

trial("workers that start over") {
  for _ in 1...20 { fail(8) { draw(8).starts(with: $0) } }
}

trial("a parent that starts over") {
  let first = [1, 2] + draw(4)
  let second = [9, 8] + draw(4)
  var asked = 0
  fail(6) {
    asked += 1
    return (asked < 6 ? first : second).starts(with: $0)
  }
}

trial("a worker that has lived by chance") {
  let lucky = Int.random(in: 1...256)
  var asked = 0
  fail(1) { _ in
    asked += 1
    return asked == lucky
  }
}

passed()
