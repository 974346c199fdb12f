/// One thing to be checked: a listing, with those that belong to it.
package struct Check: Sendable {
  package let listing: Listing
  /// The programs that a `run continued` goes on from, in order.
  package var earlier: [Listing] = []
  /// What a program prints, or what the compiler says of it.
  package var output: Listing?

  /// The listings that it judges, in order.
  package var listings: [Listing] { [listing] + [output].compactMap(\.self) }
}

extension Check {
  /// Puts the listings of a text together: outputs with their programs, and
  /// programs with those they go on from.
  static func all(
    of listings: [Listing]
  ) -> (checks: [Check], problems: [Problem]) {
    var checks: [Check] = []
    var problems: [Problem] = []
    /// What a program of a language goes on from: the last one that begins anew,
    /// and those that have gone on from it.
    var chains: [Language: [Listing]] = [:]
    for (index, listing) in listings.enumerated() {
      switch listing.kind {
      case .output:
        if index > 0, listings[index - 1].kind.hasOutput {
          checks[checks.count - 1].output = listing
        } else {
          problems.append(
            listing.problem(
              "an output with nothing above it that prints",
              help:
                "put it below the `swift run` or `swift error` it belongs to"
            ))
        }
      case .program(let language, let purpose):
        var check = Check(listing: listing)
        if purpose == .runContinued {
          check.earlier = chains[language] ?? []
          if check.earlier.isEmpty {
            problems.append(
              listing.problem(
                "nothing above it to go on from",
                help: "begin with a `\(language.rawValue) run`"))
          }
        }
        if purpose == .run || purpose == .runContinued {
          chains[language] = check.earlier + [listing]
        }
        checks.append(check)
      case .quotation, .console, .check, .shown:
        checks.append(Check(listing: listing))
      }
    }
    return (checks, problems)
  }
}

extension Kind {
  /// Whether an `output` fence can belong to it.
  fileprivate var hasOutput: Bool {
    if case .program(_, let purpose) = self { purpose != .build } else { false }
  }
}
