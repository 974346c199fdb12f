@testable import Literate

extension SeededGenerator {
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
