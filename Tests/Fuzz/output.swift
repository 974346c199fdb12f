@testable import Literate

/// Outputs, their open places, and what stands between the two texts.
let words = [
  "\n", "\n=\n", "...", "...\n", "\n...\n", "<pid:A>", "<pid:B>", "<pid:1>",
  "0", "1", "17", "(", ")", "[a]", "\\", "*", "?", "|", "^", "$", "a", "b",
  "child ", "a b\n", "17\n", " ", "<", ">", ":", "\r", "\t", "\u{E9}",
  "e\u{301}", "\u{301}", "\u{200B}", "\u{2028}", "\0",
]

/// An output is matched or its difference shown, and is matched once promoted.
func check(_ text: String) {
  let (expected, actual) = halves(of: text)
  let pattern = OutputPattern(expected)
  if !pattern.matches(actual) {
    require(
      !pattern.difference(from: actual).isEmpty,
      "there is a difference where it does not match")
    let promoted = pattern.promoted(to: actual)
    // One name's numbers may differ, and a program may print what looks like
    // one.
    require(
      OutputPattern(promoted).matches(actual)
        || (expected + actual).contains { $0.contains("<pid:") },
      "what was promoted matches")
  }
  require(
    OutputPattern(actual).matches(actual)
      || actual.contains { $0.contains("<pid:") }, "an output stands for itself"
  )
}
