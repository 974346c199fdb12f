// Refused: after a frame and a bad length, next() gave Refusal
enum Refusal: Error, Equatable {
  case empty
  case tooLong(UInt32)
}

struct Deframer {
  let limit: UInt32
  var waiting: [UInt8] = []
  var frames: [[UInt8]] = []
  var refusal: Refusal?

  init(limit: UInt32) {
    self.limit = limit
  }

  mutating func take(_ bytes: [UInt8]) {
    waiting += bytes
    while refusal == nil && waiting.count >= 4 {
      let length = waiting[..<4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      if length == 0 { refusal = .empty }
      if length > limit { refusal = .tooLong(length) }
      let end = 4 + Int(length)
      if refusal != nil || waiting.count < end { return }
      frames.append(Array(waiting[4..<end]))
      waiting.removeFirst(end)
    }
  }

  mutating func next() throws(Refusal) -> [UInt8]? {
    if let refusal { throw refusal }
    return frames.isEmpty ? nil : frames.removeFirst()
  }
}
