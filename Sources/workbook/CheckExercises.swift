import Literate

/// `workbook check`: checks attempts at exercises.
enum CheckExercises: Command {
  static let name = "check"
  static let summary = "check attempts at exercises"
  static let options: [String: String?] = ["--all": nil]
  static let help = """
    usage: workbook check [EXERCISE]... [--all]

    Checks the attempts named or, without a name, the first exercise that you have
    not solved yet.

      --all        check all attempts

    Exit status: 0 all of them pass, 1 one does not.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let attempts = Attempts(book: try currentBook())
    let verifier = try verifierOfAttempts(at: attempts.book)
    verifier.scratch.sweep()
    let report = Report()
    var holds = true
    for exercise in try exercises(arguments, attempts) {
      if !report.check(exercise, among: attempts, in: verifier) {
        holds = false
      }
    }
    print("\(attempts.progress)\n\(attempts.invitation)")
    return holds ? 0 : 1
  }

  private static func exercises(
    _ arguments: Arguments, _ attempts: Attempts
  ) throws -> [Exercise] {
    if arguments.has("--all") {
      return attempts.book.exercises.filter { attempts.isStarted($0) }
    }
    if arguments.names.isEmpty { return [attempts.next()].compactMap { $0 } }
    return try arguments.names.map { try attempts.book.exercise(named: $0) }
  }
}

extension Report {
  /// Checks an attempt, shows the verdict, and remembers whether it passed.
  func check(
    _ exercise: Exercise, among attempts: Attempts, in verifier: Verifier
  ) -> Bool {
    do throws(Problem) {
      let attempt = try attempts.attempt(at: exercise)
      let verdict = try verifier.verdict(of: attempt, at: exercise)
      show(verdict, for: exercise)
      try attempts.mark(exercise, attempt, passed: verdict.isPassed)
      return verdict.isPassed
    } catch {
      show(error)
      return false
    }
  }
}
