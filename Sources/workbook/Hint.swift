import Literate

/// `workbook hint`: help with an exercise.
enum Hint: Command {
  static let name = "hint"
  static let summary = "show the hint to an exercise"
  static let options: [String: String?] = [:]
  static let help = """
    usage: workbook hint EXERCISE

    Shows what may help with an exercise, and does not solve it.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let names = try arguments.exactly("EXERCISE")
    print(wrapped(try currentBook().exercise(named: names[0]).hint))
    return 0
  }
}
