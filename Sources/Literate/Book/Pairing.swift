/// Puts the listings of a text together: outputs with their programs, and
/// programs with those they go on from, and exercises with what is said of
/// them.
func pair(
  _ listings: [Listing], _ exercises: [Exercise]
) -> (checks: [Check], problems: [Problem]) {
  var pairing = Pairing(listings: listings, exercises: exercises)
  for index in listings.indices { pairing.take(at: index) }
  return (pairing.checks, pairing.problems)
}

/// The listings of a text on their way to its checks, taken in order.
private struct Pairing {
  let listings: [Listing]
  let exercises: [Exercise]
  private(set) var checks: [Check] = []
  private(set) var problems: [Problem] = []
  /// What a program of a language goes on from: the last one that begins anew,
  /// and those that have gone on from it.
  private var chains: [Kind.Language: [Listing]] = [:]

  init(listings: [Listing], exercises: [Exercise]) {
    self.listings = listings
    self.exercises = exercises
  }

  mutating func take(at index: Int) {
    let listing = listings[index]
    switch listing.kind {
    case .quotation(let language, let path):
      checks.append(.quotation(listing, language, path: path))
    case .console:
      checks.append(.transcript(listing))
    case .text:
      checks.append(.text(listing))
    case .check(let name):
      take(listing, ofExercise: name)
    case .output:
      // It belongs to the check of its program, if it has one.
      if output(at: index) == nil {
        problems.append(
          listing.problem(
            "an output with nothing above it that prints",
            help: "put it below the `swift run` or `swift error` it belongs to")
        )
      }
    case .program(let language, let purpose):
      let snippet = Snippet(
        listing: listing, earlier: earlier(than: listing, language, purpose),
        language: language, purpose: purpose, output: output(at: index + 1))
      if purpose == .run || purpose == .runContinued {
        chains[language] = snippet.parts
      }
      checks.append(.program(snippet))
    }
  }

  private mutating func take(_ listing: Listing, ofExercise name: String) {
    if let exercise = exercises.first(where: { $0.name == name }) {
      checks.append(.exercise(listing, exercise))
      return
    }
    problems.append(
      listing.problem(
        "the chapter has no exercise \(name)",
        help: nearest(to: name, in: exercises.map(\.name))
          .map { "did you mean \($0)?" } ?? "write it below `## Exercises`"))
  }

  /// What a program goes on from.
  private mutating func earlier(
    than listing: Listing, _ language: Kind.Language, _ purpose: Kind.Purpose
  ) -> [Listing] {
    guard purpose == .runContinued else { return [] }
    if let earlier = chains[language] { return earlier }
    problems.append(
      listing.problem(
        "nothing above it to go on from",
        help: "begin with a `\(language.rawValue) run`"))
    return []
  }

  /// The output at a place, if it stands below what has one.
  private func output(
    at index: Int
  ) -> (listing: Listing, expectation: Expectation)? {
    guard index > 0, index < listings.count,
      listings[index - 1].kind.hasOutput,
      case .output(let expectation) = listings[index].kind
    else { return nil }
    return (listings[index], expectation)
  }
}

extension Kind {
  /// Whether an `output` fence can belong to it.
  fileprivate var hasOutput: Bool {
    if case .program(_, let purpose) = self { purpose != .build } else { false }
  }
}
