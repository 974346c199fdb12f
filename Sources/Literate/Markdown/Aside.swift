/// What begins a box on a page, as `> Note: It is one` does.
struct Aside {
  /// Its first word.
  let kind: Substring
  /// The rest of its first line.
  let text: Substring

  /// Reads a line, if DocC makes a box of what it begins.
  init?(_ line: Substring) {
    guard line.hasPrefix(">"),
      let mark = line.prefixMatch(
        of: /> ?(Note|Tip|Important|Warning|Experiment):/)
    else { return nil }
    kind = mark.1
    text = line[mark.range.upperBound...]
  }
}
