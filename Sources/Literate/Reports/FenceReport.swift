/// What is reported of a fence.
public struct FenceReport: Encodable, Sendable {
  /// Whether it holds.
  public enum Verdict: String, Encodable, Sendable {
    case passed, failed, skipped
  }

  /// The chapter's text, relative to the book's root.
  public let file: String
  /// The fence's first line, counted from 1.
  public let line: Int
  /// Its last line.
  public let endLine: Int
  /// What it is, or nil if its info string is not known.
  public let kind: String?
  /// Whether it holds.
  public let verdict: Verdict
  /// Why it was skipped.
  public let reason: String?
  /// What is wrong with it: errors if it failed, else warnings at most.
  public let problems: [Problem]

  /// The fence's first line.
  var place: Place { Place(file: file, line: line) }

  /// The fence's name: `chapters/02-fork/README.md:41 swift run`.
  var name: String { "\(file):\(line) \(kind ?? "unknown")" }
}

extension FenceReport {
  /// A report of each fence of a book that was judged, or that has a problem
  /// for which it could not be.
  static func all(
    _ outcomes: [Outcome], _ problems: [Problem], of book: Book
  ) -> [FenceReport] {
    // Whoever names a fence twice has it judged twice.
    let outcomes = Dictionary(
      outcomes.map { ($0.listing.place, $0) },
      uniquingKeysWith: { first, _ in first })
    let problems = Dictionary(grouping: problems, by: \.place)
    return book.chapters.flatMap { chapter in
      chapter.fences.compactMap { fence in
        let place = Place(file: chapter.path, line: fence.line)
        let outcome = outcomes[place]
        let known = problems[place] ?? []
        guard outcome != nil || !known.isEmpty else { return nil }
        return FenceReport(fence, of: chapter, outcome, known)
      }
    }
  }

  private init(
    _ fence: Fence, of chapter: Chapter, _ outcome: Outcome?, _ known: [Problem]
  ) {
    file = chapter.path
    line = fence.line
    endLine = fence.endLine
    kind = chapter.listings.first { $0.fence == fence }?.kind.name
    problems = known + (outcome?.problems ?? [])
    if problems.contains(where: { $0.severity == .error }) {
      verdict = .failed
      reason = nil
    } else if case .skipped(let why) = outcome?.verdict {
      verdict = .skipped
      reason = why
    } else {
      verdict = .passed
      reason = nil
    }
  }
}
