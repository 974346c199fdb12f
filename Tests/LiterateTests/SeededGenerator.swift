/// Random numbers that are the same in every run: SplitMix64.
///
/// Source: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number
/// Generators", OOPSLA 2014.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// Up to `count` of these words.
  mutating func words(_ words: [String], upTo count: Int) -> [String] {
    (0..<Int.random(in: 0...count, using: &self)).map { _ in
      words[Int.random(in: words.indices, using: &self)]
    }
  }

  /// Up to `count` lines of up to three of these words each.
  mutating func lines(of words: [String], upTo count: Int) -> [String] {
    (0..<Int.random(in: 0...count, using: &self)).map { _ in
      self.words(words, upTo: 3).joined()
    }
  }
}
