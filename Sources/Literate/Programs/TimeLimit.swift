/// How long the programs that the engine runs may take, in milliseconds.
enum TimeLimit {
  static let program = 10_000
  /// For a program that is expected to hang.
  static let hang = 2_000
  static let console = 60_000
  /// For the check of an exercise.
  static let check = 5_000
  /// For its solution, which must pass however busy the machine is.
  static let solution = 60_000
  static let compiler = 300_000
}
