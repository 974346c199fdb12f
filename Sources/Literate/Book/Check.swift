/// One thing to be checked: a listing, with those that belong to it.
public enum Check: Sendable {
  /// Lines that must stand in a file of code.
  case quotation(Listing, Kind.Language, path: String?)
  /// A program that is compiled, and perhaps run.
  case program(Snippet)
  /// A terminal session that is typed again.
  case transcript(Listing)
  /// An exercise, with what its check says of its stub.
  case exercise(Listing, Exercise)
  /// A text that must not be code.
  case text(Listing)

  /// The listings that it judges, in order.
  public var listings: [Listing] {
    switch self {
    case .quotation(let listing, _, _), .transcript(let listing),
      .exercise(let listing, _), .text(let listing):
      [listing]
    case .program(let snippet):
      [snippet.listing] + (snippet.output.map { [$0.listing] } ?? [])
    }
  }
}

/// A whole program in the text.
public struct Snippet: Sendable {
  /// The listing that ends the program.
  public let listing: Listing
  /// The listings whose code comes before it, in order.
  public let earlier: [Listing]
  /// Its language.
  public let language: Kind.Language
  /// What is done with it.
  public let purpose: Kind.Purpose
  /// What it is to print, and how it is to end.
  public let output: (listing: Listing, expectation: Expectation)?
}
