import Supervisor

/// What came of a program: what the compiler said, and what it did if it ran.
struct Record: Codable {
  var log: CompilerLog
  var run: Run?
}

extension Verifier {
  /// What comes of a program, perhaps known from before; see `reused`.
  ///
  /// It runs for a number of milliseconds at most, or not at all.
  func record(
    of program: Program, runningFor limit: Int?, if holds: (Record) -> Bool
  ) throws(Problem) -> Record {
    try reused(
      "program \(limit ?? 0) \(arguments(for: program))",
      of: program.files.map(\.text), if: holds
    ) { () throws(Problem) in
      try scratch.lend { scratch throws(Problem) in
        let log = try compile(program, links: limit != nil, in: scratch)
        guard let limit, log.succeeded else { return Record(log: log) }
        return try self.scratch.lend { home throws(Problem) in
          let run = try run(
            [scratch + "/program"], in: home, for: program.place, limit: limit)
          return Record(log: log, run: run)
        }
      }
    }
  }

  /// Compiles a program, runs it if that is its purpose, and compares.
  func outcome(
    ofProgram check: Check, _ language: Language, _ purpose: Purpose
  ) throws(Problem) -> Outcome {
    func outcome(of record: Record) -> Outcome {
      switch purpose {
      case .error: check.outcome(ofError: record.log)
      case .build:
        Outcome(check: check, problems: check.complaints(of: record.log))
      case .run, .runContinued: check.outcome(ofRun: record)
      }
    }
    let limit: Int? =
      switch purpose {
      case .error, .build: nil
      case .run, .runContinued:
        check.expectation.ending == .timeout
          ? TimeLimit.hang : TimeLimit.program
      }
    return outcome(
      of: try record(of: check.program(in: language), runningFor: limit) {
        outcome(of: $0).isPassed
      })
  }
}

extension Check {
  /// How the program or the terminal ends, and what it may leave behind.
  var expectation: Expectation {
    switch (output ?? listing).kind {
    case .output(let expectation), .console(let expectation): expectation
    default: Expectation()
    }
  }

  /// What is wrong if a program is to compile: all that the compiler says.
  func complaints(of log: CompilerLog) -> [Problem] {
    var problems: [Problem] = []
    for diagnostic in log.diagnostics {
      if diagnostic.severity == "note", !problems.isEmpty {
        problems[problems.count - 1].detail +=
          [diagnostic.headline] + diagnostic.excerpt
        continue
      }
      // What it says of another file, it says of all that is there.
      let isOwn = diagnostic.file.hasPrefix("main.")
      var place = isOwn ? place(ofLine: diagnostic.line) : listing.place()
      if isOwn { place.column = diagnostic.column }
      problems.append(
        place.problem(
          diagnostic.message, detail: diagnostic.excerpt,
          help: diagnostic.severity == "warning"
            ? "correct it: a snippet compiles without a warning"
            : "correct the code; if it must not compile, say "
              + "`\(listing.kind.language) error`"))
    }
    if problems.isEmpty, !log.succeeded || !log.text.isEmpty {
      problems.append(
        listing.problem(
          "it does not compile", detail: lines(of: log.text).suffix(20),
          help: "correct the code"))
    }
    return problems
  }

  /// Compares the errors of a program that must not compile.
  fileprivate func outcome(ofError log: CompilerLog) -> Outcome {
    var outcome = Outcome(check: self)
    let errors = log.diagnostics.filter { $0.severity == "error" }
      .map(\.headline)
    let said = errors.isEmpty ? lines(of: log.text) : errors
    if log.succeeded {
      outcome.problems = [
        listing.problem(
          "it compiles, and should not",
          help: "say `\(listing.kind.language) run`, or break the rule that "
            + "the text is about")
      ]
    } else if let output {
      outcome.compare(said, with: output, "the compiler says something else")
    } else {
      outcome.problems = [
        listing.problem(
          "a program that must not compile, and no output to say why",
          detail: said, help: "put an `output` fence with these lines below")
      ]
    }
    return outcome
  }

  /// Judges how a program ran, if it compiles.
  fileprivate func outcome(ofRun record: Record) -> Outcome {
    var outcome = Outcome(check: self, problems: complaints(of: record.log))
    guard outcome.problems.isEmpty, let run = record.run else { return outcome }
    let printed = lines(of: run.text)
    outcome.problems =
      leftovers(of: run) + [wrongEnding(of: run, printed)].compactMap(\.self)
    outcome.skipped = run.unseen
    guard outcome.problems.isEmpty else { return outcome }
    if let flaw = run.flaw {
      outcome.problems.append(
        listing.problem(
          flaw, detail: printed.suffix(5),
          help: "print whole lines of text; bytes, in hexadecimal"))
    } else if let output {
      outcome.compare(printed, with: output, "it prints something else")
    } else if !printed.isEmpty {
      outcome.problems.append(
        listing.problem(
          "it prints something, and no output follows",
          detail: Array(printed.prefix(20)),
          help: "put an `output` fence below; --fix fills an empty one"))
    }
    return outcome
  }
}

extension Run {
  /// Why what it printed is not to be shown, if it is not.
  var flaw: String? {
    if String(validating: output, as: UTF8.self) == nil {
      return "it prints bytes that are not UTF-8"
    }
    return output.last == nil || output.last == UInt8(ascii: "\n")
      ? nil : "its last line has no end"
  }
}
