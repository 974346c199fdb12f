/// A book with what came of its checks, kept up to date from save to save.
public struct Proof: Sendable {
  /// What came of the checks of a chapter, by the path of its text.
  private var outcomes: [String: [Outcome]] = [:]

  /// A book of which nothing was checked yet.
  public init() {}

  /// The checks that are to be made again: those that the save has touched, and
  /// those of chapters that were never checked.
  public mutating func due(
    _ touched: Touched, in book: Selection
  ) -> [(chapter: Chapter, check: Check)] {
    for chapter in book.book.chapters where touched.includes(chapter) {
      outcomes[chapter.path] =
        touched.isText(of: chapter) ? stillHolding(in: chapter) : nil
    }
    return book.checks.filter { chapter, check in
      let line = check.listings[0].fence.line
      guard let known = outcomes[chapter.path] else { return true }
      return touched.includes(chapter)
        && !known.contains { $0.listing.fence.line == line }
    }
  }

  /// Takes in what came of these checks, and tells of the whole book.
  public mutating func take(
    _ new: [Outcome], of book: Selection
  ) -> Verification {
    outcomes.merge(Dictionary(grouping: new, by: \.listing.file)) { $0 + $1 }
    return Verification(
      book.book.chapters.flatMap { chapter in
        (outcomes[chapter.path] ?? []).sorted {
          $0.listing.fence.line < $1.listing.fence.line
        }
      }, of: book)
  }

  /// What came of terminals and exercises that held, and that stand as they
  /// stood in a text of which nothing else was touched.
  ///
  /// These alone are slow: what programs of the text did is remembered by the
  /// workshop.
  private func stillHolding(in chapter: Chapter) -> [Outcome]? {
    outcomes[chapter.path].map { old in
      chapter.checks.compactMap { check in
        switch check {
        case .transcript(let listing), .exercise(let listing, _):
          old.first {
            $0.listing.fence.info == listing.fence.info
              && $0.listing.fence.lines == listing.fence.lines
              && $0.problems.isEmpty
          }
          .map { Outcome(listing, $0.verdict) }
        case .quotation, .program, .text: nil
        }
      }
    }
  }
}
