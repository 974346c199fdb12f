/// A subcommand of the program.
protocol Command: Sendable {
  /// The word that selects it.
  static var name: String { get }
  /// What it does, for the list of all commands.
  static var summary: String { get }
  /// What `--help` after its name prints.
  static var help: String { get }
  /// Its options, each with a description of its value, or nil if it takes
  /// none.
  static var options: [String: String?] { get }
  /// Runs it, and returns the exit status: 0 or 1.
  static func run(_ arguments: Arguments) throws -> Int32
}

extension Command {
  static var options: [String: String?] { [:] }
}
