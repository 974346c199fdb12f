/// Everything that was checked in a book, and the results.
package struct Verification: Sendable {
  /// In the order of the book.
  package let outcomes: [Outcome]
  /// The coverage of each file of code, if the whole book was checked.
  package let coverage: [Coverage]?
  /// Everything that is wrong, in the order of the book.
  package let problems: [Problem]

  /// Sums up outcomes, what was wrong before anything was run, and, for a whole
  /// book, the coverage.
  ///
  /// Lines that aren't quoted are a problem only if every quotation holds.
  /// Otherwise, a line may be unquoted only because its quotation is wrong.
  package init(
    _ outcomes: [Outcome], _ problems: [Problem], coverage: [Coverage]?
  ) {
    self.outcomes = outcomes
    self.coverage = coverage
    let quotationsHold = outcomes.allSatisfy { outcome in
      guard case .quotation = outcome.check.listing.kind else { return true }
      return outcome.problems.isEmpty
    }
    self.problems =
      problems + outcomes.flatMap(\.problems)
      + (quotationsHold ? coverage ?? [] : []).flatMap(\.problems)
  }

  package var holds: Bool { problems.isEmpty }

  /// One line: what was checked, with what result, and how long it took.
  package func summary(seconds: Double) -> String {
    func fences(_ outcomes: [Outcome]) -> Int {
      outcomes.flatMap(\.check.listings).count
    }
    let failed = outcomes.filter { !$0.problems.isEmpty }
    let skipped = outcomes.filter { $0.problems.isEmpty && $0.skipped != nil }
    let passed = outcomes.filter(\.isPassed)
    let shown = fences(
      passed.filter { ["sh", "text"].contains($0.check.listing.kind.name) })
    let reasons = Set(skipped.compactMap(\.skipped)).sorted().map { reason in
      "\(reason): \(fences(skipped.filter { $0.skipped == reason }))"
    }
    let others = problems.count - outcomes.flatMap(\.problems).count
    return "\(fences(outcomes)) fences: \(fences(passed) - shown) passed"
      + (shown == 0 ? "" : ", \(shown) only shown")
      + ", \(fences(failed)) failed, \(fences(skipped)) skipped"
      + (reasons.isEmpty ? "" : " (\(reasons.joined(separator: ", ")))")
      + (others == 0 ? "" : "; \(others) other errors")
      + (coverage.map { "; " + $0.summary } ?? "")
      + "; \((seconds * 10).rounded() / 10) s"
  }
}

extension [Coverage] {
  /// How much of the programs and of the libraries is quoted.
  package var summary: String {
    func part(_ files: [Coverage]) -> String {
      let lines = files.map(\.code.count).reduce(0, +)
      let quoted = files.map(\.quoted.count).reduce(0, +)
      let percent = lines == 0 ? 100 : quoted * 100 / lines
      return "\(percent)% (\(quoted) of \(lines) lines)"
    }
    let libraries = filter { !$0.isWhole }
    return "coverage of the programs \(part(filter(\.isWhole)))"
      + (libraries.isEmpty ? "" : ", of the libraries \(part(libraries))")
  }
}
