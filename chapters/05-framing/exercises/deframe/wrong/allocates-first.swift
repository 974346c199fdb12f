// Refused: it was ended by
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
    var frame = [UInt8](repeating: 0, count: Int(length))
    if length == 0 { throw .empty }
    if length > limit { throw .tooLong(length) }
    let end = 4 + Int(length)
    if waiting.count < end { return nil }
    frame = Array(waiting[4..<end])
    waiting.removeFirst(end)
    return frame
  }
}
