import Exercises

/// The bytes of a number, the lowest first.
func bytes(_ number: UInt32) -> [UInt8] {
  withUnsafeBytes(of: number.littleEndian) { Array($0) }
}

/// A random header of a message of a given length.
func randomHeader(length: UInt32) -> (head: Head, bytes: [UInt8]) {
  let isMarked = Bool.random()
  let head = Head(
    type: .random(in: .min ... .max), length: Int(length),
    isMarked: isMarked, peerID: .random(in: .min ... .max),
    processID: .random(in: .min ... .max))
  let second = length | (isMarked ? 0x8000_0000 : 0)
  return (
    head,
    bytes(head.type) + bytes(second) + bytes(head.peerID)
      + bytes(UInt32(bitPattern: head.processID))
  )
}

func expectHead(_ due: Head?, of bytes: [UInt8], what: String) {
  let got = head(of: bytes)
  func told(_ head: Head?) -> String {
    guard let head else { return "nil" }
    return "type \(head.type), length \(head.length), "
      + "\(head.isMarked ? "marked" : "unmarked"), "
      + "\(head.peerID), \(head.processID)"
  }
  expect(
    got == due, happened: "of \(what) it made \(told(got))",
    should: "make \(told(due))")
}

trial("a header") {
  for _ in 1...40 {
    let (head, bytes) = randomHeader(length: .random(in: 16...16_384))
    expectHead(head, of: bytes, what: "\(bytes)")
  }
}

trial("a payload behind it") {
  let (head, bytes) = randomHeader(length: 19)
  expectHead(head, of: bytes + [1, 2, 3], what: "19 bytes of length 19")
}

trial("too few bytes") {
  let (_, bytes) = randomHeader(length: 16)
  for count in 0...15 {
    expectHead(nil, of: Array(bytes[..<count]), what: "\(count) bytes")
  }
}

trial("lengths at the edge") {
  for length in [0, 15, 16, 16_384, 16_385, 0x7fff_ffff] as [UInt32] {
    let (head, bytes) = randomHeader(length: length)
    expectHead(
      16...16_384 ~= length ? head : nil, of: bytes,
      what: "length \(length)")
  }
}

passed()
