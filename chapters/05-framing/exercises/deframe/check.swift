import Exercises
import Libc

#if os(Linux)
  // Room for all that arrives, and not for all that is promised.
  limitMemory(to: 1 << 30)

  func limitMemory(to bytes: rlim_t) {
    var memory = rlimit(rlim_cur: bytes, rlim_max: bytes)
    setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &memory)
  }
#endif

func header(_ length: UInt32) -> [UInt8] {
  withUnsafeBytes(of: length.bigEndian) { Array($0) }
}

func framed(_ bytes: [UInt8]) -> [UInt8] {
  header(UInt32(bytes.count)) + bytes
}

func told(_ result: Result<[UInt8]?, Refusal>) -> String {
  switch result {
  case .success(nil): "nil"
  case .success(let frame?): "\(frame.count) bytes, \(frame.prefix(2))..."
  case .failure(let refusal): "Refusal.\(refusal)"
  }
}

/// Expects that this is what comes next.
func expectNext(
  _ due: Result<[UInt8]?, Refusal>, from deframer: inout Deframer,
  after what: String
) {
  let got: Result<[UInt8]?, Refusal>
  do {
    got = .success(try deframer.next())
  } catch {
    got = .failure(error)
  }
  expect(
    got == due, happened: "after \(what), next() gave \(told(got))",
    should: "give \(told(due))")
}

trial("one frame in one piece") {
  let frame = noise(Int.random(in: 1..<300))
  var deframer = Deframer(limit: 300)
  deframer.take(framed(frame))
  expectNext(.success(frame), from: &deframer, after: "a whole frame")
}

trial("byte by byte") {
  var deframer = Deframer(limit: 300)
  for size in [2, Int.random(in: 257..<300)] {
    let frame = noise(size)
    let bytes = framed(frame)
    for (place, byte) in bytes.enumerated() {
      let what = "\(place) of a frame's \(bytes.count) bytes"
      expectNext(.success(nil), from: &deframer, after: what)
      deframer.take([byte])
    }
    expectNext(.success(frame), from: &deframer, after: "the last byte")
  }
}

trial("many frames, cut anywhere") {
  let frames = (0..<100).map { _ in noise(.random(in: 1..<300)) }
  var rest = frames.flatMap(framed)[...]
  var got: [[UInt8]] = []
  var deframer = Deframer(limit: 300)
  while !rest.isEmpty {
    let piece = rest.prefix(.random(in: 0...1000))
    rest = rest.dropFirst(piece.count)
    deframer.take(Array(piece))
    while let frame = try? deframer.next() { got.append(frame) }
  }
  expect(
    got == frames,
    happened: "100 frames went in, in pieces; others or fewer came out",
    should: "give every frame, also if a piece has several")
}

trial("the greatest limit") {
  var deframer = Deframer(limit: .max)
  deframer.take(header(.max))
  expectNext(.success(nil), from: &deframer, after: "the greatest length")
}

trial("hostile lengths") {
  let limit = UInt32.random(in: 300...70_000)
  let high = UInt32.random(in: 1...255)
  for length in [
    0, limit + 1, .max, high << 24 | 7, high << 24 | 2 << 16 | 7,
  ] {
    let refusal = length == 0 ? Refusal.empty : .tooLong(length)
    let frame = noise(7)
    var deframer = Deframer(limit: limit)
    deframer.take(framed(frame) + header(length))
    let before = "a frame and a bad length"
    expectNext(.success(frame), from: &deframer, after: before)
    let what = "the length \(length)"
    expectNext(.failure(refusal), from: &deframer, after: what)
    deframer.take(framed(frame))
    expectNext(.failure(refusal), from: &deframer, after: what + " and more")
  }
}

// Elsewhere the system does not hold a process to such a limit.
#if os(Linux)
  trial("many frames, one after another") {
    let (areWhole, _) = inChild {
      limitMemory(to: 128 << 20)
      let bytes = framed([UInt8](repeating: 1, count: 1 << 20))
      var deframer = Deframer(limit: 1 << 20)
      for _ in 1...256 {
        deframer.take(bytes)
        let frame = try? deframer.next()
        if frame?.count != 1 << 20 { return false }
      }
      return true
    }
    expect(
      areWhole != nil,
      happened: "it had given out 256 MB, and ran out of memory or time",
      should: "keep nothing of a frame that it has given out")
    expect(
      areWhole == true, happened: "of 256 frames of 1 MiB, not all came out",
      should: "give each, once it's whole")
  }

  trial("no end after a refusal") {
    let (done, _) = inChild {
      limitMemory(to: 128 << 20)
      let piece = [UInt8](repeating: 1, count: 1 << 20)
      var deframer = Deframer(limit: 300)
      deframer.take(header(301))
      _ = try? deframer.next()
      for _ in 1...256 { deframer.take(piece) }
      return true
    }
    expect(
      done != nil,
      happened: "after a refusal, it kept 256 MB more, and ran out of memory",
      should: "keep nothing after a refusal")
  }
#endif

passed()
