/// Judges a fence of plain text: it must not be code, which would go unchecked.
func judge(text listing: Listing) -> Outcome {
  let marks: [(Regex<Substring>, String)] = [
    (/\$ .*/, "console"),
    (/import \w+/, "swift"),
    (/(?:let|var) \w+.* = .*/, "swift"),
    (/func \w+\(.*/, "swift"),
    (/#include .*/, "c"),
    (/.*[;{]/, "c"),
  ]
  for (offset, line) in listing.fence.lines.enumerated() {
    let line = line.drop(while: \.isWhitespace)
    for (mark, kind) in marks where line.wholeMatch(of: mark) != nil {
      var problem = listing.problem(
        "code in disguise: `\(line)`",
        help: "say what it is, perhaps `\(kind)`, so that it is checked")
      problem.line += offset + 1
      return Outcome(listing, problems: [problem])
    }
  }
  return Outcome(listing, .passed)
}
