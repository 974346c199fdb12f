import Literate

/// `workbook solution`: one way to solve an exercise.
enum Solution: Command {
  static let name = "solution"
  static let summary = "show the solution of an exercise that was tried"
  static let options: [String: String?] = [:]
  static let help = """
    usage: workbook solution EXERCISE

    Shows one way to solve an exercise, to a reader who has changed its stub.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let names = try arguments.exactly("EXERCISE")
    let attempts = Attempts(at: try currentBook())
    let exercise = try attempts.book.exercise(named: names[0])
    print(try attempts.solution(to: exercise), terminator: "")
    return 0
  }
}
