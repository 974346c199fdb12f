/// What came of a check.
package struct Outcome: Sendable {
  package let check: Check
  /// What is wrong with its listings.
  package var problems: [Problem] = []
  /// Why it could not be judged, or not all of it.
  package var skipped: String?
  /// What `--fix` puts in the place of a listing's lines, if that would make it
  /// hold.
  package var replacement: Replacement?

  package struct Replacement: Sendable {
    let listing: Listing
    package let lines: [String]
  }

  /// Whether all of it was judged, and holds.
  package var isPassed: Bool { problems.isEmpty && skipped == nil }

  /// Compares lines with a listing of the check, which is their pattern.
  mutating func compare(
    _ printed: [String], with listing: Listing, _ message: String
  ) {
    let pattern = OutputPattern(listing.fence.lines)
    guard !pattern.matches(printed) else { return }
    let lines = pattern.promoted(to: printed)
    let obstacle = unrecordable(lines, in: listing)
    if obstacle == nil {
      replacement = Replacement(listing: listing, lines: lines)
    }
    problems.append(
      listing.problem(
        message, detail: pattern.difference(from: printed),
        help: obstacle.map { "--fix cannot record it: \($0)" }
          ?? "correct the text or the code, or let --fix record it again"))
  }
}

/// Why lines cannot be recorded in a listing, if they cannot.
private func unrecordable(_ lines: [String], in listing: Listing) -> String? {
  if listing.swallowsFence { return "another fence stands in it: end it first" }
  var known = listing.fence.lines
  for line in lines {
    // Each line of the fence stands for one: a second may be what was printed.
    if let index = known.firstIndex(of: line) {
      known.remove(at: index)
      continue
    }
    if line.unicodeScalars.contains(where: {
      $0 != "\t" && $0.properties.generalCategory == .control
    }) {
      return "`\(visible(line))` has a control character"
    }
    if line.contains(/^ *```/) { return "`\(line)` would end the fence" }
    if isOpen(line) { return "`...` would stand for any lines" }
    if case .console = listing.kind,
      line.hasPrefix("$ ") || line.hasPrefix("> ")
    {
      return "`\(line)` would be a command"
    }
  }
  return nil
}
