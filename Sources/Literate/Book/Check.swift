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

/// Puts the listings of a text together: outputs with their programs, and
/// programs with those they go on from, and exercises with what is said of
/// them.
func pair(
  _ listings: [Listing], _ exercises: [Exercise]
) -> (checks: [Check], problems: [Problem]) {
  var checks: [Check] = []
  var problems: [Problem] = []
  var chains: [Kind.Language: [Listing]] = [:]
  for (index, listing) in listings.enumerated() {
    switch listing.kind {
    case .quotation(let language, let path):
      checks.append(.quotation(listing, language, path: path))
    case .console:
      checks.append(.transcript(listing))
    case .text:
      checks.append(.text(listing))
    case .check(let name):
      guard let exercise = exercises.first(where: { $0.name == name }) else {
        problems.append(
          listing.problem(
            "the chapter has no exercise \(name)",
            help: nearest(to: name, in: exercises.map(\.name))
              .map { "did you mean \($0)?" } ?? "write it below `## Exercises`"
          ))
        continue
      }
      checks.append(.exercise(listing, exercise))
    case .output:
      if index == 0 || !listings[index - 1].kind.hasOutput {
        problems.append(
          listing.problem(
            "an output with nothing above it that prints",
            help: "put it below the `swift run` or `swift error` it belongs to")
        )
      }
    case .program(let language, let purpose):
      var earlier: [Listing] = []
      if purpose == .runContinued {
        earlier = chains[language] ?? []
        if earlier.isEmpty {
          problems.append(
            listing.problem(
              "nothing above it to go on from",
              help: "begin with a `\(language.rawValue) run`"))
        }
      }
      if purpose == .run || purpose == .runContinued {
        chains[language] = earlier + [listing]
      }
      checks.append(
        .program(
          Snippet(
            listing: listing, earlier: earlier, language: language,
            purpose: purpose, output: output(at: index + 1, of: listings))))
    }
  }
  return (checks, problems)
}

private func output(
  at index: Int, of listings: [Listing]
) -> (listing: Listing, expectation: Expectation)? {
  guard index < listings.count,
    listings[index - 1].kind.hasOutput,
    case .output(let expectation) = listings[index].kind
  else { return nil }
  return (listings[index], expectation)
}

extension Kind {
  /// Whether an `output` fence can belong to it.
  fileprivate var hasOutput: Bool {
    if case .program(_, let purpose) = self { purpose != .build } else { false }
  }
}
