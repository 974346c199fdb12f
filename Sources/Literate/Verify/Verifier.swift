import Foundation
import Supervisor

/// What makes the checks: it compiles programs, runs them, and compares.
package struct Verifier: Sendable {
  package private(set) var book: Book
  let toolchain: Toolchain
  let libraries: Libraries
  /// The directory of all that is made: scratch directories, modules, the cache.
  let directory: String
  /// Whether what held before, in the same circumstances, counts.
  let reuses: Bool
  let plans: BuildPlans
  /// Whether the book was changed on purpose: nothing of it is kept, and what was
  /// kept of the original counts even where it fails now.
  private var isMutant: Bool
  private let programs: NamedPrograms

  /// Sets up a verifier, whose directory is made when it is needed.
  package init(
    book: Book, toolchain: Toolchain, directory: String, reuses: Bool = true
  ) {
    self.book = book
    self.toolchain = toolchain
    self.directory = directory
    self.reuses = reuses
    plans = BuildPlans()
    isMutant = false
    libraries = Libraries(of: book, in: toolchain.products)
    programs = NamedPrograms(path: toolchain.path)
  }

  /// The same for a book that was changed on purpose.
  package init(_ other: Verifier, mutant book: Book) {
    self = other
    self.book = book
    isMutant = true
  }

  package var scratch: Scratch { Scratch(directory: directory + "/scratch") }

  /// Makes a check.
  package func outcome(of check: Check) -> Outcome {
    if let reason = (check.earlier + check.listings).lazy.compactMap(
      \.requirement.unmet
    ).first {
      return Outcome(check: check, skipped: reason)
    }
    do {
      switch check.listing.kind {
      case .quotation:
        return outcome(ofQuotation: check)
      case .program(let language, let purpose):
        return try outcome(ofProgram: check, language, purpose)
      case .console:
        return try outcome(ofConsole: check)
      case .check(let name):
        return try outcome(ofExercise: name, check)
      case .shown, .output:
        return Outcome(check: check)
      }
    } catch {
      return Outcome(check: check, problems: [error])
    }
  }

  /// Makes checks side by side, and tells of each as it begins.
  ///
  /// The outcomes are in the order of the checks.
  package func outcomes(
    of checks: [Check], jobs: Int,
    progress: @escaping @Sendable (_ begun: Int, _ listing: Listing) -> Void
  ) -> [Outcome] {
    scratch.sweep()
    // Those that take longest begin first, so that none is left at the end.
    let isLong = checks.map {
      ["console", "check"].contains($0.listing.kind.name)
    }
    let order =
      checks.indices.filter { isLong[$0] }
      + checks.indices.filter { !isLong[$0] }
    let made = sideBySide(order.count, jobs: jobs) { place in
      let check = checks[order[place]]
      progress(place + 1, check.listing)
      return (index: order[place], outcome: outcome(of: check))
    }
    return made.sorted { $0.index < $1.index }.map(\.outcome)
  }

  private func outcome(ofQuotation check: Check) -> Outcome {
    do {
      _ = try book.find(check.listing)
      return Outcome(check: check)
    } catch {
      return Outcome(
        check: check, problems: [error],
        replacement: book.requoted(check.listing)
          .map { .init(listing: check.listing, lines: $0) })
    }
  }
}

extension Verifier {
  /// What came of a program or a terminal before, if it holds and nothing that it
  /// depends on has changed; else what comes of it now, kept for the next time
  /// if that holds.
  func reused<Value: Codable>(
    _ kind: String, of texts: [String], if holds: (Value) -> Bool,
    make: () throws(Problem) -> Value
  ) throws(Problem) -> Value {
    let all = texts.joined(separator: "\n")
    let key =
      ([
        kind, Machine.fingerprint, toolchain.version,
        "\(toolchain.environment(home: "").sorted { $0.key < $1.key })",
        libraries.fingerprint(for: all), programs.fingerprint(of: all),
      ]
      + texts.map { "\($0.utf8.count) \($0)" })
      .joined(separator: "\n")
    let cache = Cache(directory: directory + "/cache")
    if reuses, let value: Value = cache.value(of: key),
      isMutant || holds(value)
    {
      return value
    }
    let value = try make()
    if isMutant { return value }
    if holds(value) { cache.keep(value, of: key) } else { cache.forget(key) }
    return value
  }

  /// Runs a command for a place of the book, in a directory that is its home.
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
      if run.ending == .unwatched { endStrays(withHome: directory) }
      return run
    } catch {
      throw place.problem(
        error.message, help: "see what the system lacks, and try again")
    }
  }
}
