import Literate

/// `workbook solution`: shows one way to solve an exercise.
enum Solution: Command {
  static let name = "solution"
  static let summary = "show the solution to an exercise you have tried"
  static let help = """
    usage: workbook solution EXERCISE

    Shows one way to solve an exercise, once you have changed its stub.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let names = try arguments.exactly("EXERCISE")
    let attempts = Attempts(book: try currentBook())
    let exercise = try attempts.book.exercise(named: names[0])
    print(try attempts.solution(to: exercise), terminator: "")
    return 0
  }
}
