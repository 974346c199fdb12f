import Literate

/// `workbook reset`: an exercise from the beginning.
enum Reset: Command {
  static let name = "reset"
  static let summary = "begin an exercise anew, the old attempt kept aside"
  static let options: [String: String?] = [:]
  static let help = """
    usage: workbook reset EXERCISE

    Puts the stub in the place of the attempt, which is kept beside it as
    attempts/CHAPTER/EXERCISE.1.swift, or under the next number that is free.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let names = try arguments.exactly("EXERCISE")
    let attempts = Attempts(at: try currentBook())
    let exercise = try attempts.book.exercise(named: names[0])
    let path = attempts.path(of: exercise)
    if let aside = try attempts.reset(exercise) {
      print("\(path) is the stub again; kept \(aside)")
    } else {
      print("\(path) is still the stub")
    }
    return 0
  }
}
