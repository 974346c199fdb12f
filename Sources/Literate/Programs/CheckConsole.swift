import Foundation

extension Verifier {
  /// Runs a terminal session again, and compares the answers.
  func outcome(ofConsole check: Check) throws(Problem) -> Outcome {
    let session = try Session(check)
    let chapter = book.chapter(of: check.listing.file)
    let sources = chapter?.sources ?? []
    let stages = (chapter?.stages ?? []).filter { $0.isRun(in: check.listing) }
    let answers = try reused(
      "console",
      of: [session.script(mark: "")]
        + (sources + stages.flatMap(\.own)).flatMap { [$0.path, $0.text] },
      if: { session.outcome(of: $0).isPassed }
    ) { () throws(Problem) in
      try scratch.lend { home throws(Problem) in
        for source in sources {
          try write(source.text, to: home + "/" + source.name)
        }
        return try withPrograms(of: stages) { path throws(Problem) in
          // No program can print what is made up for this run.
          let mark = UUID().uuidString
          let run = try self.run(
            ["/bin/sh", "-c", session.script(mark: mark)], in: home,
            for: check.listing.place(), limit: TimeLimit.console,
            environment: ["PATH": path + ":" + toolchain.path],
            hasTerminal: true)
          return Answers(run, mark: mark)
        }
      }
    }
    return session.outcome(of: answers)
  }

  /// Lends a directory that has the programs of stages.
  private func withPrograms<Result>(
    of stages: [Stage], _ body: (String) throws(Problem) -> Result
  ) throws(Problem) -> Result {
    try scratch.lend { path throws(Problem) in
      for stage in stages {
        let directory = path + "/" + stage.name + ".build"
        try makeDirectory(directory)
        let program = Program(
          language: .swift, files: stage.sources.map { ($0.name, $0.text) },
          place: Place(stage.directory))
        let log = try compile(program, links: true, in: directory)
        guard log.succeeded, log.text.isEmpty else {
          let first = log.diagnostics.first
          let source = stage.sources.first { $0.name == first?.file }
          throw Place(
            source?.path ?? stage.directory, line: first?.line ?? 1,
            column: first?.column ?? 1
          ).problem(
            "the stage does not compile without a warning",
            detail: lines(of: log.text), help: "correct it")
        }
        if rename(directory + "/program", path + "/" + stage.name) == -1 {
          throw Place(stage.directory).problem(
            "cannot be put on the PATH: \(String(cString: strerror(errno)))",
            help: "give the stage another name")
        }
      }
      return try body(path)
    }
  }
}
