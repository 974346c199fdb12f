import Supervisor

/// The result of a program: what the compiler printed, and its run if it ran.
struct Record: Codable {
  var log: CompilerLog
  var run: Run?
}

extension Verifier {
  /// Compiles a program and runs it for at most `limit` milliseconds, or not at
  /// all; the result may be one from before, see `reused`.
  func record(
    of program: Program, runningFor limit: Int?,
    environment: [String: String] = [:], if holds: (Record) -> Bool
  ) throws(Problem) -> Record {
    try reused(
      "program \(limit ?? 0) \(arguments(for: program))",
      of: program.files.map(\.text), if: holds
    ) { () throws(Problem) in
      try scratch.lend { directory throws(Problem) in
        let log = try compile(program, links: limit != nil, in: directory)
        guard let limit, log.succeeded else { return Record(log: log) }
        return try scratch.lend { home throws(Problem) in
          let run = try run(
            [directory + "/program"], in: home, for: program.place,
            limit: limit, environment: environment)
          return Record(log: log, run: run)
        }
      }
    }
  }

  /// Compiles a program, runs it if that is its purpose, and compares.
  func outcome(
    ofProgram check: Check, _ language: Language, _ purpose: Purpose
  ) throws(Problem) -> Outcome {
    let limit =
      check.expectation.ending == .timeout ? TimeLimit.hang : TimeLimit.program
    let isRun = [.run, .runContinued].contains(purpose)
    return check.outcome(
      of: try record(
        of: check.program(in: language), runningFor: isRun ? limit : nil
      ) { check.outcome(of: $0).isPassed })
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

  /// What is wrong with a program that should compile: all the compiler says.
  func complaints(of log: CompilerLog) -> [Problem] {
    var problems: [Problem] = []
    for diagnostic in log.diagnostics {
      if diagnostic.severity == "note", !problems.isEmpty {
        problems[problems.count - 1].detail +=
          [diagnostic.headline] + diagnostic.excerpt
        continue
      }
      // What it says about another file is about the program as a whole.
      let isOwn = diagnostic.file.hasPrefix("main.")
      var place = isOwn ? place(ofLine: diagnostic.line) : listing.place()
      if isOwn { place.column = diagnostic.column }
      problems.append(
        place.problem(
          diagnostic.message, detail: diagnostic.excerpt,
          help: diagnostic.severity == "warning"
            ? "correct it: a snippet compiles without a warning"
            : "correct the code, or, if it must not compile, say "
              + "`\(listing.kind.language) error`"))
    }
    if problems.isEmpty, !log.succeeded || !log.text.isEmpty {
      problems.append(
        listing.problem(
          log.succeeded ? "the linker warns" : "it does not compile and link",
          detail: lines(of: log.text).suffix(20), help: "correct the code"))
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
      outcome.compare(said, with: output, "the compiler prints something else")
    } else {
      outcome.problems = [
        listing.problem(
          "a program that must not compile has no output that says why",
          detail: said, help: "put an `output` fence with these lines below")
      ]
    }
    return outcome
  }

  /// Judges what the compiler said, and then the run, if there was one.
  fileprivate func outcome(of record: Record) -> Outcome {
    if case .program(_, .error) = listing.kind {
      return outcome(ofError: record.log)
    }
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
          help: "print whole lines of text, and bytes in hexadecimal"))
    } else if let output {
      outcome.compare(printed, with: output, "it prints something else")
    } else if !printed.isEmpty {
      outcome.problems.append(
        listing.problem(
          "it prints something, and has no output below it",
          detail: Array(printed.prefix(20)),
          help: "put an `output` fence below; --fix fills an empty one"))
    }
    return outcome
  }
}

extension Run {
  /// Why what it printed can't be shown, if it can't.
  var flaw: String? {
    if String(validating: output, as: UTF8.self) == nil {
      return "it prints bytes that are not UTF-8"
    }
    return output.last == nil || output.last == UInt8(ascii: "\n")
      ? nil : "its last line has no newline"
  }
}
