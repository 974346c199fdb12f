import Supervisor

extension Verifier {
  /// Checks an exercise: its stub fails the way the text says, and its solution
  /// passes.
  package func outcome(
    ofExercise name: String, _ check: Check
  ) throws(Problem) -> Outcome {
    guard let exercise = book.exercises.first(where: { $0.name == name }) else {
      throw check.listing.problem(
        "there is no exercise \(name)",
        help: suggestion(for: name, among: book.exercises.map(\.name)))
    }
    var outcome = try outcome(ofStubOf: exercise, check)
    guard outcome.problems.isEmpty else { return outcome }
    let solved = try verdict(
      of: exercise.solution, at: exercise, limit: TimeLimit.solution
    ) { $0.isPassed }
    if case .passed(_, let unseen) = solved {
      outcome.skipped = unseen
    } else {
      outcome.problems = [
        Place(exercise.solution.path).problem(
          "the solution does not pass", detail: solved.lines(for: name),
          help: "correct it, or the check")
      ]
    }
    return outcome
  }

  /// Compares what the check says about the stub with the text.
  private func outcome(
    ofStubOf exercise: Exercise, _ check: Check
  ) throws(Problem) -> Outcome {
    func outcome(of verdict: Verdict) -> Outcome {
      var outcome = Outcome(check: check)
      let said = verdict.lines(for: exercise.name)
      if case .refused = verdict {
        outcome.compare(
          said, with: check.listing,
          "the check says something else about the stub")
      } else {
        outcome.problems = [
          check.listing.problem(
            "the check does not refuse the stub, and should",
            detail: said, help: "correct \(exercise.stub.path), or the check")
        ]
      }
      return outcome
    }
    return outcome(
      of: try verdict(of: exercise.stub, at: exercise) {
        outcome(of: $0).isPassed
      })
  }

  /// Tries an attempt at an exercise, the way a text's programs are run.
  ///
  /// A verdict that holds may be one from before; see `reused`. Throws if the
  /// attempt can't be tried at all.
  package func verdict(
    of attempt: SourceFile, at exercise: Exercise,
    limit: Int = TimeLimit.check,
    if holds: (Verdict) -> Bool = { _ in false }
  ) throws(Problem) -> Verdict {
    let name = "attempt.swift"
    let program = Program(
      language: .swift,
      files: [
        (name, attempt.text), ("main.swift", exercise.check.text),
      ], place: Place(attempt.path))
    // No attempt can contain what is made of all of it.
    let mark = hash(of: attempt.text)
    func verdict(of record: Record) -> Verdict {
      guard record.log.succeeded, let run = record.run else {
        return .doesNotCompile(
          complaints(of: record.log, as: name, attempt.path))
      }
      return Verdict(
        run, mark: mark, of: "main/" + name, at: attempt.path, limit: limit)
    }
    return verdict(
      of: try record(
        of: program, runningFor: limit, environment: ["WORKBOOK_MARK": mark]
      ) { holds(verdict(of: $0)) })
  }

  private func complaints(
    of log: CompilerLog, as name: String, _ path: String
  ) -> [Problem] {
    let errors = log.diagnostics.filter { $0.severity == "error" }
    if errors.isEmpty {
      return [
        Place(path).problem(
          "it cannot be linked", detail: lines(of: log.text),
          help: "see what the system lacks, and try again")
      ]
    }
    let own = errors.filter { $0.file == name }
    guard own.isEmpty else {
      return own.map {
        Place(path, line: $0.line, column: $0.column).problem(
          $0.message, detail: $0.excerpt, help: "correct it, and check again")
      }
    }
    return [
      Place(path).problem(
        "the check cannot call it", detail: errors.map(\.message),
        help: "leave what the stub declares as it was: names, types, labels; "
          + "what the check declares too needs another name")
    ]
  }
}
