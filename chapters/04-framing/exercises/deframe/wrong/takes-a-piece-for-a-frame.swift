// Refused: after the last byte, next() returned nil
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
    defer { waiting = [] }
    return waiting.count < 4 ? nil : Array(waiting[4...])
  }
}
