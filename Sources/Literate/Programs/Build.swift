import Foundation

/// What came of compiling a program.
struct Build {
  /// What the compiler said.
  struct Log: Codable {
    var succeeded: Bool
    /// All that it printed.
    var text: String

    var diagnostics: [Diagnostic] { Diagnostic.all(in: text) }

    /// Whether the same text will always get the same answer.
    ///
    /// A full disk, for one, says nothing of the program.
    var isLasting: Bool {
      succeeded || diagnostics.contains { $0.severity == "error" }
    }
  }

  let log: Log
  /// The folder with the program, if one was made.
  let folder: String

  var program: String { folder + "/program" }
}

extension Workshop {
  /// Compiles a program, or finds it compiled, and lends what came of it.
  func withBuild<Result>(
    of program: Program, _ body: (Build) throws(Problem) -> Result
  ) throws(Problem) -> Result {
    let arguments = try arguments(for: program)
    let key =
      ([toolchain.versions[program.language] ?? ""] + arguments
      + [fingerprint(of: libraries(usedBy: program))]
      + program.files.map { "\($0.text.utf8.count) \($0.text)" })
      .joined(separator: "\n")
    if memory >= .programs, let entry = cache.find(key),
      let log: Build.Log = load("log", in: entry)
    {
      return try body(Build(log: log, folder: entry))
    }
    return try withScratch { scratch throws(Problem) in
      let log = try compile(program, arguments, in: scratch)
      guard memory >= .programs, log.isLasting, keeps else {
        return try body(Build(log: log, folder: scratch))
      }
      try save(log, as: "log", in: scratch)
      let entry = try cache.keep(scratch, for: key)
      return try body(Build(log: log, folder: entry))
    }
  }
}
