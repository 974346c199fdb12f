// Refused: it had given out 256 MB, and ran out of memory or time
/// Why no frame can follow.
enum Refusal: Error, Equatable {
  /// A length of zero.
  case empty
  /// A length over the limit.
  case tooLong(UInt32)
}

struct Deframer {
  private let limit: UInt32
  private var all: [UInt8] = []
  private var start = 0
  private var refusal: Refusal?

  init(limit: UInt32) {
    self.limit = limit
  }

  mutating func take(_ bytes: [UInt8]) {
    if refusal == nil { all += bytes }
  }

  mutating func next() throws(Refusal) -> [UInt8]? {
    if let refusal { throw refusal }
    let rest = all[start...]
    if rest.count < 4 { return nil }
    let length = rest.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    if length == 0 { refusal = .empty }
    if length > limit { refusal = .tooLong(length) }
    if let refusal { throw refusal }
    let size = 4 + Int(length)
    if rest.count < size { return nil }
    start += size
    return Array(rest.prefix(size).dropFirst(4))
  }
}
