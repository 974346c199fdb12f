import Literate

/// `workbook reset`: starts an exercise over.
enum Reset: Command {
  static let name = "reset"
  static let summary = "start an exercise over, and keep the old attempt"
  static let help = """
    usage: workbook reset EXERCISE

    Replaces the attempt with the stub. The attempt is kept beside it, as
    attempts/CHAPTER/EXERCISE.1.swift or with the next free number.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let names = try arguments.exactly("EXERCISE")
    let attempts = Attempts(book: try currentBook())
    let exercise = try attempts.book.exercise(named: names[0])
    let path = attempts.path(of: exercise)
    if let aside = try attempts.reset(exercise) {
      print("\(path) is the stub again; your attempt is now \(aside)")
    } else {
      print("\(path) is still the stub")
    }
    return 0
  }
}
