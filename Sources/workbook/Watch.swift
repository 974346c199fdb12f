import Foundation
import Literate

/// `workbook watch`: checks an exercise each time it is saved.
enum Watch: Command {
  static let name = "watch"
  static let summary = "check an exercise each time it is saved"
  static let help = """
    usage: workbook watch [EXERCISE]

    Checks the attempt named, or the first exercise that you have not solved yet,
    now and after each save. Keys:

      n   go on to the next exercise not solved yet
      h   show the hint
      l   list the course
      a   check all attempts
      q   quit
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let attempts = Attempts(book: try currentBook())
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
