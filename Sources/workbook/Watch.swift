import Foundation
import Literate

/// `workbook watch`: checks an exercise whenever it is saved.
enum Watch: Command {
  static let name = "watch"
  static let summary = "check an exercise whenever it is saved"
  static let options: [String: String?] = [:]
  static let help = """
    usage: workbook watch [EXERCISE]

    Checks the attempt named, or the first that does not hold yet, now and after
    each save. These keys do the rest:

      n   go on to the next exercise that does not hold yet
      h   show the hint
      l   list the course
      a   check all attempts
      q   quit
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let attempts = Attempts(at: try currentBook())
    let exercise =
      try arguments.names.isEmpty
      ? attempts.next()
      : attempts.book.exercise(named: arguments.exactly("EXERCISE")[0])
    guard let exercise else {
      print("\(attempts.progress)\n\(attempts.invitation)")
      return 0
    }
    _ = try attempts.attempt(at: exercise)
    let verifier = try verifierOfAttempts(at: attempts.book)
    verifier.scratch.sweep()
    var watcher = Watcher(
      attempts: attempts, verifier: verifier, exercise: exercise)
    watcher.watch()
    return 0
  }
}
