import Literate

/// `workbook start`: copies a stub for each exercise.
enum Start: Command {
  static let name = "start"
  static let summary = "copy the exercises' stubs to `attempts`"
  static let help = """
    usage: workbook start

    Copies the stub of each exercise to attempts/CHAPTER/EXERCISE.swift, unless
    that file already exists.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    _ = try arguments.exactly()
    let attempts = Attempts(book: try currentBook())
    let made = try attempts.start()
    for path in made { print("created \(path)") }
    if made.isEmpty { print("every exercise has been started already") }
    print(attempts.invitation)
    return 0
  }
}
