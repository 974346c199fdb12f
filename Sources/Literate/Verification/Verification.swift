/// Everything that was judged of a book, and what came of it.
public struct Verification: Sendable {
  /// An outcome for each listing, in the order of the book.
  public let outcomes: [Outcome]
  /// What is wrong with the book's files and info strings.
  public let problems: [Problem]
  /// The coverage of each file of code, if the whole book was judged and every
  /// quotation holds: without that a line may be unquoted only because its
  /// quotation is wrong.
  public let coverage: [Coverage]?

  /// Puts outcomes together with what is known of the book.
  public init(_ outcomes: [Outcome], of selection: Selection) {
    self.outcomes = outcomes
    problems = selection.problems
    let quotationsHold = outcomes.allSatisfy { outcome in
      guard case .quotation = outcome.listing.kind else { return true }
      return outcome.problems.isEmpty
    }
    coverage =
      selection.isWhole && quotationsHold ? selection.book.coverage() : nil
  }

  /// All that does not hold, and all warnings, in the order of the book.
  public var allProblems: [Problem] {
    problems + outcomes.flatMap(\.problems)
      + (coverage ?? []).flatMap(\.problems)
  }

  /// Whether everything holds.
  public var holds: Bool {
    allProblems.allSatisfy { $0.severity == .warning }
  }

  /// One line that says what was judged and what came of it, and that it took so
  /// many seconds.
  public func summary(seconds: Double) -> String {
    let unknown = Set(
      problems.filter { $0.severity == .error && $0.file.hasSuffix(".md") }
        .map { "\($0.file):\($0.line)" }
    ).subtracting(
      outcomes.map { "\($0.listing.file):\($0.listing.fence.line)" })
    let failed = outcomes.count { !$0.problems.isEmpty } + unknown.count
    let reasons = outcomes.compactMap { outcome -> String? in
      if case .skipped(let reason) = outcome.verdict { reason } else { nil }
    }
    let passed = outcomes.count - (failed - unknown.count) - reasons.count
    let tally = Dictionary(grouping: reasons) { $0 }.map { "\($1.count) \($0)" }
      .sorted().joined(separator: ", ")
    return "\(outcomes.count + unknown.count) fences: \(passed) passed, "
      + "\(failed) failed, \(reasons.count) skipped"
      + (tally.isEmpty ? "" : " (\(tally))")
      + "; coverage \(coverage.map(percentage) ?? "not counted")"
      + "; \(rounded(seconds)) s"
  }
}

/// The part of the code that is quoted: `100% (120 of 120 lines)`.
public func percentage(_ coverage: [Coverage]) -> String {
  let lines = coverage.map(\.code.count).reduce(0, +)
  let quoted = coverage.map(\.quoted.count).reduce(0, +)
  let percent = lines == 0 ? 100 : quoted * 100 / lines
  return "\(percent)% (\(quoted) of \(lines) lines)"
}

private func rounded(_ seconds: Double) -> String {
  let tenths = Int((seconds * 10).rounded())
  return "\(tenths / 10).\(tenths % 10)"
}
