import Literate

/// `workbook start`: a stub for each exercise.
enum Start: Command {
  static let name = "start"
  static let summary = "copy the exercises' stubs to `attempts`"
  static let options: [String: String?] = [:]
  static let help = """
    usage: workbook start

    Copies the stub of each exercise to attempts/CHAPTER/EXERCISE.swift, unless
    that file is there already.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    _ = try arguments.exactly()
    let attempts = Attempts(at: try currentBook())
    let made = try attempts.start()
    for path in made { print("made \(path)") }
    if made.isEmpty { print("every exercise was started before") }
    print(attempts.invitation)
    return 0
  }
}
