/// The outcome of an output that cannot be compared, and why, if there is one.
func unjudged(
  _ output: (listing: Listing, expectation: Expectation)?, _ reason: String
) -> [Outcome] {
  output.map { [Outcome($0.listing, .skipped(reason))] } ?? []
}

/// Compares lines with a listing that is their pattern.
func compare(
  _ lines: [String], with listing: Listing,
  _ expectation: Expectation, _ message: String
) -> Outcome {
  let pattern: OutputPattern
  do {
    pattern = try OutputPattern(
      listing.fence.lines, unordered: expectation.unordered)
  } catch {
    var problem = listing.problem(
      "\(error)", help: "write the lines, or leave out `unordered`")
    problem.line += error.line
    return Outcome(listing, problems: [problem])
  }
  guard !pattern.matches(lines) else { return Outcome(listing, .passed) }
  return Outcome(
    listing,
    problems: [
      listing.problem(
        message, detail: pattern.difference(from: lines).lines,
        help: "mend the text or the code, or let --fix record it again")
    ],
    replacement: pattern.promoted(to: lines))
}
