import Literate

extension Verifier {
  /// Tries mutants of the book, which must hold.
  ///
  /// This takes long, so each mutant is announced, and each problem as it is
  /// found.
  package func mutation(
    by mutants: [Mutant], jobs: Int,
    progress: @escaping @Sendable (_ begun: Int, Mutant) -> Void,
    found: @escaping @Sendable (Problem) -> Void
  ) throws(Problem) -> Mutation {
    let equivalents = try book.equivalents()
    let listProblems = equivalents.compactMap { $0.problem(in: book.files) }
    listProblems.forEach(found)
    let trials = sideBySide(mutants.count, jobs: jobs) { index in
      let mutant = mutants[index]
      progress(index + 1, mutant)
      var trial = Mutation.Trial(
        mutant: mutant, isNoticed: false,
        equivalent: equivalents.first { $0.matches(mutant) })
      do throws(Problem) {
        trial.isNoticed = try notices(mutant)
      } catch {
        trial.failure = error
      }
      trial.problem.map(found)
      return trial
    }
    return Mutation(
      trials: trials, problems: listProblems + trials.compactMap(\.problem))
  }

  /// Whether verification notices a mutant.
  ///
  /// Only what the change can affect is verified, the cheapest first. Throws if
  /// the engine itself fails.
  func notices(_ mutant: Mutant) throws(Problem) -> Bool {
    do {
      let changed = try Book(
        in: mutant.files(from: book.files), original: book)
      return try !changed.problems.isEmpty
        || verifier(ofMutant: changed)
          .fails(mutant.place.file, original: book)
    } catch let failure as Problem where failure.isFailure {
      throw failure
    } catch {
      return true
    }
  }

  /// Whether anything fails that depends on a file.
  private func fails(_ file: String, original: Book) throws -> Bool {
    if let text = book.texts.first(where: { $0.path == file }) {
      let sound = Set(original.texts.flatMap(\.checks).map(\.content))
      return try text.checks.contains {
        try !sound.contains($0.content) && fails($0)
      }
    }
    for check in book.texts.flatMap(\.checks) {
      switch check.listing.kind {
      case .quotation: if try fails(check) { return true }
      case .console:
        let stages = book.chapter(of: check.listing.file)?.stages ?? []
        let isRun = stages.contains { stage in
          file.hasPrefix(stage.directory + "/")
            && stage.isRun(in: check.listing)
        }
        if isRun, try fails(check) { return true }
      case .check(let name):
        let exercise = book.exercises.first { $0.name == name }
        if let exercise, file.contains("/exercises/\(name)/"),
          try fails(exercise, at: check)
        {
          return true
        }
      default: break
      }
    }
    return try book.coverage().contains { !$0.problems.isEmpty }
  }

  private func fails(_ check: Check) throws(Problem) -> Bool {
    let problems = outcome(of: check).problems
    if let failure = problems.first(where: \.isFailure) { throw failure }
    return !problems.isEmpty
  }

  /// Whether an exercise fails; what the change does not affect is in the
  /// cache.
  private func fails(_ exercise: Exercise, at check: Check) throws -> Bool {
    try !outcome(ofExercise: exercise.name, check).problems.isEmpty
      || exercise.wrong.contains {
        try problem(ofWrong: $0, at: exercise) != nil
      }
  }
}

extension Check {
  /// All of the text that it depends on.
  fileprivate var content: [String] {
    (earlier + listings).flatMap { [$0.fence.info] + $0.fence.lines }
  }
}
