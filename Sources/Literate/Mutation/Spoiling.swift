/// Looks whether verifying the book notices what was spoiled in it.
public struct Spoiling: Sendable {
  private let workshop: Workshop
  /// The contents of the checks that hold.
  private let sound: Set<[String]>
  /// The lines of code that no chapter quotes.
  private let unquoted: [(file: String, line: Int)]

  /// Begins with a book that holds.
  public init(in workshop: Workshop) {
    self.workshop = workshop
    sound = Set(
      workshop.book.chapters.flatMap { chapter in
        chapter.checks.map { $0.content(in: chapter) }
      })
    unquoted = workshop.book.unquoted
  }

  /// What comes of each mutant, in their order.
  ///
  /// What is wrong is told as it is found, for this takes long.
  public func judge(
    _ mutants: [Mutant], jobs: Int,
    progress: @escaping @Sendable (_ begun: Int, Mutant) -> Void,
    found: @escaping @Sendable (Problem) -> Void
  ) -> Mutation {
    let equivalents = workshop.book.equivalents()
    let trials = sideBySide(mutants.count, jobs: jobs) { index in
      let mutant = mutants[index]
      progress(index + 1, mutant)
      let trial = Mutation.Trial(
        mutant: mutant, isNoticed: notices(mutant),
        equivalent: equivalents.first { $0.matches(mutant) })
      if let problem = trial.problem { found(problem) }
      return trial
    }
    return Mutation(
      trials: trials, problems: workshop.book.problems(of: equivalents))
  }

  /// Verifies what a change can touch, the cheapest first, until something does
  /// not hold.
  private func notices(_ mutant: Mutant) -> Bool {
    do {
      var folder = workshop.book.folder
      folder.instead[mutant.file] = mutant.text
      let spoiled = workshop.forOnce(try Book(in: folder))
      return spoiled.book.problems.contains { $0.severity == .error }
        || quotationsNotice(mutant, in: spoiled)
        || checksNotice(in: spoiled)
    } catch {
      return true
    }
  }

  /// Whether a quotation does not hold, or a line is no longer quoted.
  ///
  /// A line of a program or a library is quoted, so that its change is seen
  /// here, and nothing need be built.
  private func quotationsNotice(
    _ mutant: Mutant, in spoiled: Workshop
  ) -> Bool {
    let book = spoiled.book
    for chapter in book.chapters {
      for case .quotation(let listing, let language, let path)
        in chapter.checks
      {
        if (try? book.find(listing, language, path, in: chapter)) == nil {
          return true
        }
      }
    }
    if unquoted.contains(where: { $0 == (mutant.file, mutant.line) }) {
      return false
    }
    return book.unquoted.count > unquoted.count
  }

  /// Whether a check that is not as it was does not hold.
  private func checksNotice(in spoiled: Workshop) -> Bool {
    spoiled.book.chapters.contains { chapter in
      chapter.checks.contains { check in
        if sound.contains(check.content(in: chapter)) { return false }
        if case .exercise(let listing, let exercise) = check {
          return notices(exercise, shownIn: listing, in: spoiled)
        }
        return spoiled.judge(check, of: chapter).contains {
          !$0.problems.isEmpty
        }
      }
    }
  }

  /// Judges those answers to an exercise that it touches.
  private func notices(
    _ exercise: Exercise, shownIn listing: Listing, in spoiled: Workshop
  ) -> Bool {
    do {
      let original = try workshop.book.exercise(exercise.name)
      let isAnew = exercise.check.text != original.check.text
      func isTouched(_ answer: SourceFile, _ original: SourceFile) -> Bool {
        isAnew || answer.text != original.text
      }
      // The fence is touched if no file is.
      let files = zip(
        [exercise.solution] + exercise.wrong,
        [original.solution] + original.wrong)
      if !files.contains(where: isTouched) || isAnew,
        try !spoiled.judge(stubOf: exercise, shownIn: listing).problems.isEmpty
      {
        return true
      }
      if isTouched(exercise.solution, original.solution),
        try spoiled.problem(ofSolutionTo: exercise) != nil
      {
        return true
      }
      for (answer, original) in zip(exercise.wrong, original.wrong)
      where isTouched(answer, original) {
        if try spoiled.problem(of: answer, wrongAt: exercise) != nil {
          return true
        }
      }
      return false
    } catch {
      return true
    }
  }
}

extension Check {
  /// All that it depends on, wherever it stands: what quotations are compared
  /// with, and the libraries, come by themselves.
  fileprivate func content(in chapter: Chapter) -> [String] {
    var content: [String] = []
    var all = listings
    if case .program(let snippet) = self { all += snippet.earlier }
    for listing in all {
      content += ["\(listing.kind) \(listing.requirement.unmet ?? "")"]
      content += listing.fence.lines
    }
    switch self {
    case .transcript: content += chapter.sources.map(\.text)
    case .exercise(_, let exercise):
      let files = [exercise.stub, exercise.check, exercise.solution]
      content += (files + exercise.wrong).map(\.text)
    case .quotation, .program, .text: break
    }
    return content
  }
}

extension Book {
  fileprivate var unquoted: [(file: String, line: Int)] {
    coverage().flatMap { file in
      file.unquoted.map { (file.file, $0) }
    }
  }
}
