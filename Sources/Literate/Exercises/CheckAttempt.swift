/// How long the check of an attempt may take, in milliseconds.
let checkLimit = 5_000

extension Workshop {
  /// Tries an attempt at an exercise, in the sandbox of the snippets.
  ///
  /// Throws if that cannot be done at all.
  public func check(
    _ attempt: SourceFile, at exercise: Exercise
  ) throws(Problem) -> Verdict {
    let name = "attempt.swift"
    let program = Program(
      language: .swift,
      files: [
        .init(name: name, text: attempt.text),
        .init(name: "main.swift", text: exercise.check.text),
      ], place: Place(file: attempt.path))
    return try withBuild(of: program) { build throws(Problem) in
      guard build.log.succeeded else {
        return .doesNotCompile(complaints(of: build.log, name, attempt.path))
      }
      let run = try withScratch { scratch throws(Problem) in
        try self.run(
          [build.program], in: scratch, for: program.place, limit: checkLimit)
      }
      return Verdict(run, of: "main/" + name, at: attempt.path)
    }
  }

  private func complaints(
    of log: Build.Log, _ name: String, _ path: String
  ) -> [Problem] {
    let errors = log.diagnostics.filter { $0.severity == "error" }
    let own = errors.filter { $0.file == name }
    if errors.isEmpty {
      return [
        Place(file: path).problem(
          "it cannot be linked", detail: lines(of: log.text),
          help: "see what the system lacks, and try again")
      ]
    }
    let isDouble = errors.contains {
      $0.message.hasPrefix("invalid redeclaration of")
    }
    if own.isEmpty {
      return [
        Place(file: path).problem(
          "the check cannot call it", detail: errors.map(\.message),
          help: isDouble
            ? "the check has one too: give yours another name"
            : "leave what the stub declares as it was: names, types, labels")
      ]
    }
    return own.map {
      Problem(
        path, line: $0.line, column: $0.column, $0.message, detail: $0.excerpt,
        help: "mend it, and check again")
    }
  }
}
