extension Workshop {
  /// Makes one check of a chapter: an outcome for each listing it is about.
  public func judge(_ check: Check, of chapter: Chapter) -> [Outcome] {
    if let reason = check.listings.lazy.compactMap(\.requirement.unmet).first {
      return check.listings.map { Outcome($0, .skipped(reason)) }
    }
    switch check {
    case .quotation(let listing, let language, let path):
      do {
        _ = try book.find(listing, language, path, in: chapter)
        return [Outcome(listing, .passed)]
      } catch {
        return [
          Outcome(
            listing, problems: [error],
            replacement: book.requoted(listing, language, path, in: chapter))
        ]
      }
    case .program(let snippet): return judge(snippet)
    case .transcript(let listing):
      return [judge(transcript: listing, of: chapter)]
    case .exercise(let listing, let exercise):
      return [judge(exercise, shownIn: listing)]
    case .text(let listing): return [Literate.judge(text: listing)]
    }
  }

  /// Makes checks side by side, and tells of each as it begins.
  ///
  /// The outcomes are in the order of the checks.
  public func judge(
    _ checks: [(chapter: Chapter, check: Check)], jobs: Int,
    progress: @escaping @Sendable (_ begun: Int, _ listing: Listing) -> Void
  ) -> [Outcome] {
    sweep()
    return sideBySide(checks.count, jobs: jobs) { index in
      let (chapter, check) = checks[index]
      progress(index + 1, check.listings[0])
      return judge(check, of: chapter)
    }.flatMap { $0 }
  }
}
