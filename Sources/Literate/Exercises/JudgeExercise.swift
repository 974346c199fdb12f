extension Workshop {
  /// Judges an exercise: its stub fails as the text says, its solution passes,
  /// and each wrong answer is refused for its reason.
  func judge(_ exercise: Exercise, shownIn listing: Listing) -> Outcome {
    let key = key(of: exercise, shownIn: listing)
    if memory >= .runs, cache.find(key) != nil {
      return Outcome(listing, .passed)
    }
    let outcome = judgeAnew(exercise, shownIn: listing)
    if memory >= .runs, outcome.problems.isEmpty {
      // Only the key counts. Without it the exercise is judged again.
      try? withScratch { scratch throws(Problem) in
        _ = try cache.keep(scratch, for: key)
      }
    }
    return outcome
  }

  /// All that the judgement depends on.
  private func key(of exercise: Exercise, shownIn listing: Listing) -> String {
    let files = [exercise.check, exercise.stub, exercise.solution]
    let texts =
      [listing.fence.lines.joined(separator: "\n")]
      + (files + exercise.wrong).map(\.text)
    return
      (["exercise \(exercise.name)", toolchain.versions[.swift] ?? ""]
      + [fingerprint(of: allLibraries)]
      + texts.map { "\($0.utf8.count) \($0)" })
      .joined(separator: "\n")
  }

  private func judgeAnew(
    _ exercise: Exercise, shownIn listing: Listing
  ) -> Outcome {
    do throws(Problem) {
      let shown = try judge(stubOf: exercise, shownIn: listing)
      var problems = shown.problems
      if let problem = try problem(ofSolutionTo: exercise) {
        problems.append(problem)
      }
      for answer in exercise.wrong {
        if let problem = try problem(of: answer, wrongAt: exercise) {
          problems.append(problem)
        }
      }
      return Outcome(
        listing, problems: problems, replacement: shown.replacement)
    } catch {
      return Outcome(listing, problems: [error])
    }
  }

  /// Compares what the check says of the stub with the text.
  func judge(
    stubOf exercise: Exercise, shownIn listing: Listing
  ) throws(Problem) -> Outcome {
    let verdict = try check(exercise.stub, at: exercise)
    guard case .refused = verdict else {
      throw listing.problem(
        "the stub is not refused by its check, but is to be",
        detail: verdict.lines(for: exercise.name),
        help: "mend \(exercise.stub.path), or its check")
    }
    return compare(
      verdict.lines(for: exercise.name), with: listing, Expectation(),
      "the check says something else of the stub")
  }

  /// What is wrong if the solution does not pass.
  func problem(
    ofSolutionTo exercise: Exercise
  ) throws(Problem) -> Problem? {
    let verdict = try check(exercise.solution, at: exercise)
    if verdict.isPassed { return nil }
    return Place(file: exercise.solution.path).problem(
      "the solution does not pass", detail: verdict.lines(for: exercise.name),
      help: "mend it, or the check")
  }

  /// What is wrong if a wrong answer is not refused for its reason.
  func problem(
    of answer: SourceFile, wrongAt exercise: Exercise
  ) throws(Problem) -> Problem? {
    let verdict = try check(answer, at: exercise)
    guard case .refused(let refusal) = verdict,
      let reason = answer.refusal, refusal.happened.contains(reason)
    else {
      return Place(file: answer.path).problem(
        "the wrong answer is not refused for its reason",
        detail: verdict.lines(for: exercise.name),
        help: "mend the check, or what the first line says")
    }
    return nil
  }
}

extension SourceFile {
  /// What the check says of a wrong answer, as its first line tells.
  var refusal: String? {
    guard let line = lines.first else { return nil }
    return line.wholeMatch(of: /\/\/ Refused: (.+)/).map { String($0.1) }
  }
}
