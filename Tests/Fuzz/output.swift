/// Outputs, their fuzzy places, and what stands between the two texts.
let words = [
  "\n", "\n=\n", "...", "...\n", "\n...\n", "<pid>", "<pid:A>", "<fd>",
  "<fd:A>", "<path>", "<path:A>", "<path:B>", "0", "1", "17", "/tmp/a", "/",
  "a", "b", "child ", "a b\n", "17\n", " ", "<", ">", ":", "\r", "\t",
  "\u{E9}", "e\u{301}", "\u{301}", "\u{200B}",
]

/// An output is matched or its difference shown, and is matched once promoted.
func check(_ text: String) {
  let (expected, actual) = halves(of: text)
  for isUnordered in [false, true] {
    guard let pattern = try? OutputPattern(expected, unordered: isUnordered)
    else { continue }
    let matches = pattern.matches(actual)
    require(
      pattern.difference(from: actual).lines.isEmpty == matches,
      "there is a difference exactly where it does not match")
    let promoted = pattern.promoted(to: actual)
    require(
      !matches || areSame(promoted, expected), "what matches is not changed")
    if let again = try? OutputPattern(promoted, unordered: isUnordered) {
      require(again.matches(actual), "what was promoted matches")
    } else {
      require(isUnordered, "what was promoted is a pattern")
    }
  }
  if let pattern = try? OutputPattern(actual) {
    require(pattern.matches(actual), "an output stands for itself")
  }
}
