/// Everything that was judged of a book, and what came of it.
package struct Verification: Sendable {
  /// In the order of the book.
  package let outcomes: [Outcome]
  /// The coverage of each file of code, if the whole book was judged.
  package let coverage: [Coverage]?
  /// All that does not hold, in the order of the book.
  package let problems: [Problem]

  /// Puts outcomes together with what was wrong before anything was run, and, of
  /// a whole book, with the coverage.
  ///
  /// Lines that are not quoted are a problem only if every quotation holds:
  /// without that a line may be unquoted because its quotation is wrong.
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

  /// One line that says what was judged, what came of it, and how long it took.
  package func summary(seconds: Double) -> String {
    func fences(where isMeant: (Outcome) -> Bool) -> Int {
      outcomes.filter(isMeant).flatMap(\.check.listings).count
    }
    let shown = fences {
      if case .shown = $0.check.listing.kind { true } else { false }
    }
    let reasons = Set(outcomes.compactMap(\.skipped)).sorted().map { reason in
      "\(fences { $0.skipped == reason && $0.problems.isEmpty }) \(reason)"
    }
    let others = problems.count - outcomes.flatMap(\.problems).count
    return "\(fences { _ in true }) fences: \(fences(where: \.isPassed)) passed"
      + (shown == 0 ? "" : " (\(shown) only shown)")
      + ", \(fences { !$0.problems.isEmpty }) failed, "
      + "\(fences { $0.problems.isEmpty && $0.skipped != nil }) skipped"
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
    return "coverage of the programs \(part(filter(\.isWhole))), "
      + "of the libraries \(part(filter { !$0.isWhole }))"
  }
}
