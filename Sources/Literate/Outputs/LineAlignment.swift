extension Alignment {
  /// Aligns lines; two are alike if they share at least half of their words.
  init(
    expected: [String], actual: [String], isGap: (Int) -> Bool = { _ in false },
    isSame: (Int, Int) -> Bool
  ) {
    let words = (expected.map(Self.words), actual.map(Self.words))
    self.init(
      expected: expected.count, actual: actual.count, isGap: isGap,
      likeness: { old, new in
        if isGap(old) || isSame(old, new) { return .same }
        let (old, new) = (words.0[old], words.1[new])
        let shared = (old & new).nonzeroBitCount
        let most = max(old.nonzeroBitCount, new.nonzeroBitCount)
        return shared > 0 && 2 * shared >= most ? .alike : .different
      })
  }

  /// The words of a line, as one bit each: good enough for a guess.
  ///
  /// Numbers do not count, since they change most.
  private static func words(of line: String) -> UInt64 {
    let words = line.utf8.split { LinePattern.ByteClass($0) != .letter }
    return words.reduce(0) { bits, word in
      let hash = word.reduce(UInt64(0)) { $0 &* 31 &+ UInt64($1) }
      return bits | 1 << ((hash &* 0x9E37_79B9_7F4A_7C15) >> 58)
    }
  }
}
