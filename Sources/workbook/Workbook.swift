import Literate

/// The program's commands.
enum Workbook {
  static let commands: [any Command.Type] = forReaders + forAuthors

  private static let forReaders: [any Command.Type] = [
    Start.self, CheckExercises.self, Watch.self, Hint.self, Solution.self,
    Reset.self,
  ]
  private static let forAuthors: [any Command.Type] = [
    Verify.self, List.self, Links.self, Extract.self, ShowCoverage.self,
    Draw.self, Pages.self, Bind.self, Preview.self, Mutate.self,
  ]

  /// Runs the command that the arguments select, and returns the exit status.
  static func run(_ arguments: [String]) throws -> Int32 {
    guard let name = arguments.first else {
      print(Attempts(book: try currentBook()).overview(Paint()))
      return 0
    }
    if ["--help", "-h", "help"].contains(name) {
      print(help)
      return 0
    }
    guard let command = commands.first(where: { $0.name == name }) else {
      let names = commands.map { $0.name }
      throw UsageError(
        message: "there is no command \(name); "
          + suggestion(for: name, among: names))
    }
    let rest = Array(arguments.dropFirst())
    if rest.contains("--help") || rest.contains("-h") {
      print(command.help)
      return 0
    }
    return try command.run(Arguments(rest, of: command.options))
  }

  private static var help: String {
    """
    usage: workbook [COMMAND [--help] ...]

    Without a command, shows the course, its exercises, and what to do next.

    For readers:
    \(lines(of: forReaders))

    For authors:
    \(lines(of: forAuthors))

    Exit status: 0 success, 1 a check failed, 2 the command line was wrong.
    """
  }

  private static func lines(of commands: [any Command.Type]) -> String {
    let width = Self.commands.map { $0.name.count }.max() ?? 0
    return commands.map { command in
      "  " + command.name.padded(to: width + 2) + command.summary
    }.joined(separator: "\n")
  }
}
