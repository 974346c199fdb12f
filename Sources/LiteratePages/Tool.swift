import Foundation
import Literate
import Supervisor

/// A tool that is run as the author would: docc, pandoc, swift.
package struct Tool {
  let arguments: [String]
  let directory: String
  let environment: [String: String]

  /// A tool by its path or its name on the PATH, and variables to add to the
  /// author's environment.
  package init(
    arguments: [String], directory: String,
    environment: [String: String] = [:]
  ) {
    self.arguments = arguments
    self.directory = directory
    self.environment = environment
  }

  /// Runs the tool, for five minutes at most.
  ///
  /// Throws if it cannot be started.
  package func run() throws(Problem) -> Run {
    let name = arguments[0]
    guard let program = name.contains("/") ? name : Toolchain.find(name) else {
      throw Place("Package.swift").problem(
        "there is no \(name) on the PATH",
        help: "install it, or add its directory to the PATH")
    }
    do {
      return try Command(
        [program] + arguments.dropFirst(),
        environment: ProcessInfo.processInfo.environment
          .merging(environment) { $1 },
        directory: directory, limit: 300_000, outputLimit: 4 * 1024 * 1024
      ).run()
    } catch {
      throw Place("Package.swift").problem(
        error.message, help: error.help)
    }
  }

  /// Runs a tool that must succeed, and returns what it printed.
  @discardableResult
  package func succeed(toMake what: String) throws(Problem) -> String {
    let run = try run()
    guard run.ending == .exit(0) else {
      throw Place("README.md").problem(
        "cannot build the \(what): \(arguments[0]): \(run.ending)",
        detail: lines(of: run.text), help: "correct what it reports")
    }
    return run.text
  }
}
