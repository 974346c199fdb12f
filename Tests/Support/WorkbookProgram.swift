import Foundation
import Literate
import Supervisor

extension SmallBook {
  /// Runs the program `workbook` in the book as its reader would, printing to a
  /// pipe.
  package func workbook(
    _ arguments: String..., environment: [String: String] = [:],
    in directory: String = ""
  ) throws -> (ending: Run.Ending, printed: String) {
    try run(
      [Self.workbook] + arguments, environment: environment, in: directory)
  }

  /// Runs a script of the shell in the book, with `workbook` on its PATH.
  package func shell(
    _ script: String, environment: [String: String] = [:]
  ) throws -> (ending: Run.Ending, printed: String) {
    try run(["/bin/sh", "-c", script], environment: environment)
  }

  private func run(
    _ arguments: [String], environment: [String: String],
    in directory: String = ""
  ) throws -> (ending: Run.Ending, printed: String) {
    let run = try Command(
      arguments, environment: self.environment.merging(environment) { $1 },
      directory: path(of: directory), limit: 120_000
    ).run()
    return (run.ending, run.text)
  }

  /// The built program.
  package static let workbook = productsDirectory() + "/workbook"

  /// The whole environment of such a run: the directory `bin` of the book is
  /// first on the PATH.
  package var environment: [String: String] {
    ["PATH": root + "/bin:" + productsDirectory() + ":" + Toolchain.searchPath]
  }
}
