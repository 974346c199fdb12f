/// One command of the program.
protocol Command: Sendable {
  /// The word that it is called by.
  static var name: String { get }
  /// What it does, in the list of all commands.
  static var summary: String { get }
  /// What `--help` behind its name prints.
  static var help: String { get }
  /// Its options, each with the name of its value, or nil if it takes none.
  static var options: [String: String?] { get }
  /// Does it, and returns the exit status: 0 or 1.
  static func run(_ arguments: Arguments) throws -> Int32
}
