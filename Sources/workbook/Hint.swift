import Literate

/// `workbook hint`: shows the hint for an exercise.
enum Hint: Command {
  static let name = "hint"
  static let summary = "show the hint for an exercise"
  static let help = """
    usage: workbook hint EXERCISE

    Shows a hint that helps with an exercise without solving it.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let names = try arguments.exactly("EXERCISE")
    print(wrapped(try currentBook().exercise(named: names[0]).hint))
    return 0
  }
}
