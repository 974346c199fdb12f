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
  /// What is reported of each fence, in the order of the book.
  public let fences: [FenceReport]

  /// Puts outcomes together with what is known of the book.
  public init(_ outcomes: [Outcome], of selection: Selection) {
    self.outcomes = outcomes
    problems = selection.problems
    fences = FenceReport.all(outcomes, problems, of: selection.book)
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

  /// What is wrong with the book's files and no fence; the coverage apart.
  public var otherProblems: [Problem] {
    let fences = Set(fences.map(\.place))
    return problems.filter { !fences.contains($0.place) }
  }

  /// Whether everything holds.
  public var holds: Bool {
    allProblems.allSatisfy { $0.severity == .warning }
  }
}
