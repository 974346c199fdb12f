/// What came of a check, for one of its listings.
public struct Outcome: Sendable {
  /// Whether a listing holds.
  public enum Verdict: Sendable {
    case passed
    case failed([Problem])
    /// It could not be judged, and why.
    case skipped(String)
  }

  /// The listing.
  public let listing: Listing
  /// Whether it holds.
  public let verdict: Verdict
  /// The lines that `--fix` puts in its place, if they would mend it.
  public let replacement: [String]?

  init(_ listing: Listing, _ verdict: Verdict, replacement: [String]? = nil) {
    self.listing = listing
    self.verdict = verdict
    self.replacement = replacement
  }

  init(_ listing: Listing, problems: [Problem], replacement: [String]? = nil) {
    self.init(
      listing, problems.isEmpty ? .passed : .failed(problems),
      replacement: replacement)
  }

  /// What is wrong with the listing.
  public var problems: [Problem] {
    if case .failed(let problems) = verdict { problems } else { [] }
  }
}
