/// Why no frame can follow.
enum Refusal: Error, Equatable {
  /// A length of zero.
  case empty
  /// A length over the limit.
  case tooLong(UInt32)
}

/// Makes frames of bytes that arrive in any pieces.
struct Deframer {
  private let limit: UInt32
  private var waiting: [UInt8] = []
  /// Where the next frame begins.
  private var start = 0
  private var refusal: Refusal?

  init(limit: UInt32) {
    self.limit = limit
  }

  mutating func take(_ bytes: [UInt8]) {
    // Who was refused may send on, but is not to fill the memory.
    if refusal != nil { return }
    // To remove each frame by itself would move the others each time.
    waiting.removeFirst(start)
    start = 0
    waiting += bytes
  }

  mutating func next() throws(Refusal) -> [UInt8]? {
    let rest = waiting[start...]
    if rest.count < 4 { return nil }
    let length = rest.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    if length == 0 { throw refuse(.empty) }
    if length > limit { throw refuse(.tooLong(length)) }
    let size = 4 + Int(length)
    if rest.count < size { return nil }
    start += size
    return Array(rest.prefix(size).dropFirst(4))
  }

  private mutating func refuse(_ refusal: Refusal) -> Refusal {
    self.refusal = refusal
    return refusal
  }
}
