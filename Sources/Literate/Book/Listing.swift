/// A fence of a chapter, and what its info string says it is.
public struct Listing: Sendable {
  /// The chapter's text, relative to the book's root.
  public let file: String
  /// The block itself.
  public let fence: Fence
  /// What it is.
  public let kind: Kind
  /// Where it can run.
  public let requirement: Requirement

  /// The listing's name: `chapters/02-fork/README.md:41 swift run`.
  public var name: String { "\(file):\(fence.line) \(kind.name)" }

  /// The listing's first line.
  var place: Place { Place(file: file, line: fence.line) }

  /// An error at the listing's first line.
  func problem(
    _ message: String, detail: [String] = [], help: String
  ) -> Problem {
    place.problem(message, detail: detail, help: help)
  }
}
