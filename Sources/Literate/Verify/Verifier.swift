import Foundation
import Supervisor

/// Carries out checks: compiles programs, runs them, and compares the results.
package struct Verifier: Sendable {
  package private(set) var book: Book
  let toolchain: Toolchain
  let libraries: Libraries
  /// The book's work directory, unless it's a test's.
  let directory: String
  /// Whether earlier results are reused if nothing they depend on has changed.
  let reuses: Bool
  /// The jobs of Swift's driver, by its arguments.
  let plans = Memo<[String], [String]>()
  /// Whether the book is a mutant: its results are not cached, and the
  /// original's are used even if they do not hold for it.
  private(set) var isMutant = false
  /// The state of programs, by the words that name them.
  let programs = Memo<Substring, String>()

  /// Sets up a verifier; its directory is created when needed.
  package init(
    book: Book, toolchain: Toolchain, directory: String, reuses: Bool = true
  ) throws(Problem) {
    self.book = book
    self.toolchain = toolchain
    self.directory = directory
    self.reuses = reuses
    libraries = try Libraries(of: book, in: toolchain.products)
  }

  /// The same verifier for a mutant of its book.
  package func verifier(ofMutant book: Book) -> Verifier {
    var verifier = self
    verifier.book = book
    verifier.isMutant = true
    return verifier
  }

  package var scratch: Scratch { Scratch(directory: directory + "/scratch") }

  /// Carries out a check.
  package func outcome(of check: Check) -> Outcome {
    if let reason = (check.earlier + check.listings).lazy.compactMap(
      \.requirement.unmet
    ).first {
      return Outcome(check: check, skipped: reason)
    }
    do {
      switch check.listing.kind {
      case .quotation:
        _ = try book.find(check.listing)
      case .program(let language, let purpose):
        return try outcome(ofProgram: check, language, purpose)
      case .console:
        return try outcome(ofConsole: check)
      case .check(let name):
        return try outcome(ofExercise: name, check)
      case .shown, .output: break
      }
      return Outcome(check: check)
    } catch {
      return Outcome(
        check: check, problems: [error],
        replacement: book.requoted(check.listing).map { (check.listing, $0) })
    }
  }

  /// Carries out checks in parallel, and reports each as it begins.
  ///
  /// The outcomes are in the order of the checks.
  package func outcomes(
    of checks: [Check], jobs: Int,
    progress: @escaping @Sendable (_ begun: Int, _ listing: Listing) -> Void
  ) -> [Outcome] {
    scratch.sweep()
    // The slow ones begin first, so that none is left for the end.
    let isLong = checks.map {
      ["console", "check"].contains($0.listing.kind.name)
    }
    let order = checks.indices.sorted { isLong[$0] && !isLong[$1] }
    let made = sideBySide(order.count, jobs: jobs) { place in
      let check = checks[order[place]]
      progress(place + 1, check.listing)
      return (index: order[place], outcome: outcome(of: check))
    }
    return made.sorted { $0.index < $1.index }.map(\.outcome)
  }
}

extension Verifier {
  /// Runs a command for a place of the book, in a directory that is its HOME.
  func run(
    _ arguments: [String], in directory: String, for place: Place, limit: Int,
    environment: [String: String] = [:], hasTerminal: Bool = false
  ) throws(Problem) -> Run {
    do {
      let run = try Command(
        arguments,
        environment: toolchain.environment(home: directory)
          .merging(environment) { $1 },
        directory: directory, limit: limit, hasTerminal: hasTerminal
      ).run()
      if run.ending == .unwatched { try endStrays(withHome: directory) }
      return run
    } catch {
      throw place.problem(error.message, help: error.help, isFailure: true)
    }
  }
}
