import CShims
import Exercises

#if canImport(Glibc)
  import Glibc

  // Room for all that arrives, and not for all that is promised.
  limitMemory(to: 1 << 30)

  func limitMemory(to bytes: rlim_t) {
    var memory = rlimit(rlim_cur: bytes, rlim_max: bytes)
    setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &memory)
  }
#endif

func randomBytes(_ count: Int) -> [UInt8] {
  (0..<count).map { _ in UInt8.random(in: 0...255) }
}

func header(_ length: UInt32) -> [UInt8] {
  withUnsafeBytes(of: length.bigEndian) { Array($0) }
}

func framed(_ bytes: [UInt8]) -> [UInt8] {
  header(UInt32(bytes.count)) + bytes
}

func told(_ frame: [UInt8]?) -> String {
  frame.map { "a frame of \($0.count) bytes" } ?? "nil"
}

/// Expects that the next frame is this.
func expectNext(
  _ frame: [UInt8]?, from deframer: inout Deframer, after what: String
) {
  do {
    let got = try deframer.next()
    expect(
      got?.count == frame?.count,
      happened: "after \(what), next() returned \(told(got))",
      should: "return \(told(frame))")
    expect(
      got == frame,
      happened: "after \(what), next() returned other bytes",
      should: "return the bytes that were sent, in their order")
  } catch {
    expect(
      false, happened: "after \(what), next() threw \(error)",
      should: "return \(told(frame))")
  }
}

/// Expects that the next frame is refused.
func expectRefusal(
  _ refusal: Refusal, from deframer: inout Deframer, after what: String
) {
  do {
    let got = try deframer.next()
    expect(
      false, happened: "after \(what), next() returned \(told(got))",
      should: "throw Refusal.\(refusal)")
  } catch {
    expect(
      error == refusal,
      happened: "after \(what), next() threw \(error)",
      should: "throw Refusal.\(refusal)")
  }
}

trial("one frame in one piece") {
  let frame = randomBytes(Int.random(in: 1...300))
  var deframer = Deframer(limit: 300)
  expectNext(nil, from: &deframer, after: "nothing")
  deframer.take(framed(frame))
  expectNext(frame, from: &deframer, after: "a whole frame")
  expectNext(nil, from: &deframer, after: "that frame, and no more")
}

trial("byte by byte") {
  var deframer = Deframer(limit: 300)
  for size in [2, Int.random(in: 257...300)] {
    let frame = randomBytes(size)
    let bytes = framed(frame)
    for (index, byte) in bytes.enumerated() {
      let what = "\(index) of a frame's \(bytes.count) bytes"
      expectNext(nil, from: &deframer, after: what)
      deframer.take([byte])
    }
    expectNext(frame, from: &deframer, after: "the last byte")
  }
}

trial("many frames, cut anywhere") {
  let frames = (0..<100).map { _ in randomBytes(.random(in: 1...300)) }
  var rest = frames.flatMap(framed)[...]
  var got: [[UInt8]] = []
  var deframer = Deframer(limit: 300)
  while !rest.isEmpty {
    let piece = rest.prefix(.random(in: 0...1000))
    rest = rest.dropFirst(piece.count)
    deframer.take(Array(piece))
    while let frame = try deframer.next() { got.append(frame) }
  }
  expect(
    got.count == 100,
    happened: "100 frames went in, in pieces; \(got.count) came out",
    should: "give every frame, also if a piece has several")
  expect(
    got == frames, happened: "the frames that came out are others",
    should: "give the frames that were sent, in their order")
}

trial("lengths up to the limit") {
  let limit = UInt32.random(in: 300...70_000)
  var deframer = Deframer(limit: limit)
  let longest = randomBytes(Int(limit))
  deframer.take(framed(longest))
  let what = "a frame as long as the limit"
  expectNext(longest, from: &deframer, after: what)
}

trial("the greatest limit") {
  var deframer = Deframer(limit: .max)
  deframer.take(header(.max))
  let what = "the length \(UInt32.max), which is the limit"
  expectNext(nil, from: &deframer, after: what)
}

trial("hostile lengths") {
  let limit = UInt32.random(in: 300...70_000)
  let high = UInt32.random(in: 1...255)
  for length in [
    0, limit + 1, .max, high << 24 | 7, high << 24 | 2 << 16 | 7,
  ] {
    let refusal = length == 0 ? Refusal.empty : .tooLong(length)
    let frame = randomBytes(7)
    let bytes = framed(frame) + header(length)
    let what = "the length \(length)"
    var deframer = Deframer(limit: limit)
    deframer.take(Array(bytes.dropLast()))
    expectNext(frame, from: &deframer, after: "a good frame")
    expectNext(nil, from: &deframer, after: "3 bytes of a length")
    deframer.take([bytes[bytes.count - 1]])
    expectRefusal(refusal, from: &deframer, after: what)
    expectRefusal(refusal, from: &deframer, after: what)
    for _ in 1...3 {
      deframer.take(framed(frame))
      expectRefusal(refusal, from: &deframer, after: what + " and more")
    }
  }
}

trial("good frames before a hostile length") {
  let frames = [randomBytes(7), randomBytes(300)]
  var deframer = Deframer(limit: 300)
  deframer.take(frames.flatMap(framed) + header(301) + randomBytes(9))
  let what = "two frames and the length 301 at once"
  for frame in frames {
    expectNext(frame, from: &deframer, after: what)
  }
  expectRefusal(.tooLong(301), from: &deframer, after: what)
}

trial("several at once") {
  let bytes = [framed(randomBytes(20)), framed(randomBytes(30))]
  var one = Deframer(limit: 300)
  one.take(Array(bytes[0][..<9]))
  var other = Deframer(limit: 300)
  other.take(Array(bytes[1][..<9]))
  var copy = one
  one.take(Array(bytes[0][9...]))
  other.take(Array(bytes[1][9...]))
  let what = "a frame each for several"
  expectNext(nil, from: &copy, after: "half a frame, in a copy")
  expectNext(Array(bytes[0][4...]), from: &one, after: what)
  expectNext(Array(bytes[1][4...]), from: &other, after: what)
}

// Elsewhere the system does not hold a process to such a limit.
#if os(Linux)
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
