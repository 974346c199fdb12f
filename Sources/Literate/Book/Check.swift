/// One thing to check: a listing, with those that belong to it.
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
  ///
  /// Nothing is paired across a line that is `broken`: a fence may be hidden
  /// there, which would come between.
  static func all(
    of listings: [Listing], broken: [Int]
  ) -> (checks: [Check], problems: [Problem]) {
    var checks: [Check] = []
    var problems: [Problem] = []
    /// What a program of a language goes on from: the last one that starts
    /// afresh, and those that have gone on from it; nil if that may be hidden.
    var chains: [Language: [Listing]] = [.swift: [], .c: []]
    var above: Listing?
    for listing in listings {
      defer { above = listing }
      let gap = (above?.fence.endLine ?? 0)..<listing.fence.line
      let isCut = broken.contains(where: gap.contains)
      if isCut { chains = [:] }
      switch listing.kind {
      case .output(let expectation):
        if isCut { continue }
        guard case .program(let language, let purpose) = above?.kind,
          purpose != .build
        else {
          problems.append(
            listing.problem(
              "an output with nothing above it that prints",
              help: "put it below the `run` or `error` that it belongs to"))
          continue
        }
        if purpose == .runContinued, chains[language] == nil { continue }
        if purpose == .error, expectation != Expectation() {
          problems.append(
            listing.problem(
              "a program that is not run has no ending",
              help: "say `output` alone, or `run` above it"))
        }
        checks[checks.count - 1].output = listing
      case .program(let language, let purpose):
        var check = Check(listing: listing)
        if purpose == .runContinued {
          guard let earlier = chains[language] else { continue }
          check.earlier = earlier
          if earlier.isEmpty {
            problems.append(
              listing.problem(
                "nothing above it to go on from",
                help: "start with a `\(language.rawValue) run`"))
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
