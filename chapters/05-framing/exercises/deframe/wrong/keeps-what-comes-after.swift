// Refused: it kept 256 MB more, and ran out of memory
enum Refusal: Error, Equatable {
  case empty
  case tooLong(UInt32)
}

struct Deframer {
  let limit: UInt32
  var waiting: [UInt8] = []

  init(limit: UInt32) {
    self.limit = limit
  }

  mutating func take(_ bytes: [UInt8]) {
    waiting += bytes
  }

  mutating func next() throws(Refusal) -> [UInt8]? {
    if waiting.count < 4 { return nil }
    let length = waiting[..<4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    if length == 0 { throw .empty }
    if length > limit { throw .tooLong(length) }
    let end = 4 + Int(length)
    if waiting.count < end { return nil }
    defer { waiting.removeFirst(end) }
    return Array(waiting[4..<end])
  }
}
