/// The result of a check.
package struct Outcome: Sendable {
  package let check: Check
  /// What is wrong with its listings.
  package var problems: [Problem] = []
  /// Why some or all of it couldn't be checked.
  package var skipped: String?
  /// The lines that `--fix` gives a listing, if that makes it hold.
  package var replacement: (listing: Listing, lines: [String])?

  /// Whether all of it was checked, and holds.
  package var isPassed: Bool { problems.isEmpty && skipped == nil }

  /// Compares lines with one of the check's listings, which is their pattern.
  mutating func compare(
    _ printed: [String], with listing: Listing, _ message: String
  ) {
    let pattern = OutputPattern(listing.fence.lines)
    guard !pattern.matches(printed) else { return }
    let lines = pattern.promoted(to: printed)
    let obstacle =
      unrecordable(lines, in: listing)
      ?? (OutputPattern(lines).matches(printed)
        ? nil : "a `<pid:...>` in it stands for more than one number")
    if obstacle == nil { replacement = (listing, lines) }
    problems.append(
      listing.problem(
        message, detail: pattern.difference(from: printed),
        help: obstacle.map { "--fix cannot record it: \($0)" }
          ?? "correct the text or the code, or let --fix record it again"))
  }
}

/// Why lines can't be recorded in a listing, if they can't.
private func unrecordable(_ lines: [String], in listing: Listing) -> String? {
  if listing.swallowsFence { return "there is a fence in it: close it first" }
  var known = listing.fence.lines
  for line in lines {
    // Each line of the fence is there once: a second one was printed.
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
    if line.contains(/\.\.\.|<pid:[A-Za-z][A-Za-z0-9]*>/) {
      return "`\(line)` would match other text, too"
    }
    if case .console = listing.kind,
      line.hasPrefix("$ ") || line.hasPrefix("> ")
    {
      return "`\(line)` would be a command"
    }
  }
  return nil
}
