/// What was judged, in figures.
public struct Figures: Encodable, Sendable {
  /// How much of the code is quoted.
  public struct Quoted: Encodable, Sendable {
    /// The lines of code.
    public let lines: Int
    /// Those of them that a chapter quotes.
    public let quoted: Int

    /// Counts the lines of files.
    public init(_ coverage: [Coverage]) {
      lines = coverage.map(\.code.count).reduce(0, +)
      quoted = coverage.map(\.quoted.count).reduce(0, +)
    }

    /// The part that is quoted: `100% (120 of 120 lines)`.
    public var percentage: String {
      let percent = lines == 0 ? 100 : quoted * 100 / lines
      return "\(percent)% (\(quoted) of \(lines) lines)"
    }
  }

  /// How many fences were judged.
  public let fences: Int
  /// How many of them hold.
  public let passed: Int
  /// How many do not.
  public let failed: Int
  /// How many could not be judged here.
  public let skipped: Int
  /// The coverage, if it was counted.
  public let coverage: Quoted?
  /// How long it took, in seconds.
  public let seconds: Double
  /// Whether everything holds.
  public let holds: Bool
}

extension Verification {
  /// What was judged in so many seconds, in figures.
  public func figures(seconds: Double) -> Figures {
    func count(_ verdict: FenceReport.Verdict) -> Int {
      fences.count { $0.verdict == verdict }
    }
    return Figures(
      fences: fences.count, passed: count(.passed), failed: count(.failed),
      skipped: count(.skipped),
      coverage: coverage.map { Figures.Quoted($0) }, seconds: seconds,
      holds: holds)
  }

  /// One line that says what was judged and what came of it, and that it took
  /// so many seconds.
  public func summary(seconds: Double) -> String {
    let figures = figures(seconds: seconds)
    let reasons = Dictionary(grouping: fences.compactMap(\.reason)) { $0 }
      .map { "\($1.count) \($0)" }.sorted().joined(separator: ", ")
    let others = otherProblems.count { $0.severity == .error }
    return "\(figures.fences) fences: \(figures.passed) passed, "
      + "\(figures.failed) failed, \(figures.skipped) skipped"
      + (reasons.isEmpty ? "" : " (\(reasons))")
      + (others == 0 ? "" : "; \(others) other errors")
      + "; coverage \(figures.coverage?.percentage ?? "not counted")"
      + "; \(rounded(seconds)) s"
  }
}

private func rounded(_ seconds: Double) -> String {
  let tenths = Int((seconds * 10).rounded())
  return "\(tenths / 10).\(tenths % 10)"
}
