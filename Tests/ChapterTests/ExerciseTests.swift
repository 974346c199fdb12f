import Literate
import Supervisor
import TestSupport
import Testing

extension Exercise: CustomTestStringConvertible {
  /// Its name, and not all that is in its files.
  public var testDescription: String { name }
}

extension Chapter: CustomTestStringConvertible {
  /// Its name.
  public var testDescription: String { name }
}

/// What the exercises of every chapter have in common.
///
/// That the stub fails and the solution passes is a fence's test.
@Suite(.ownThread) struct Exercises {
  @Test("each chapter ends in two to four", arguments: chapters)
  func number(chapter: Chapter) throws {
    #expect(2...4 ~= chapter.exercises.count)
  }

  @Test("each has two wrong answers at least", arguments: exercises)
  func wrong(exercise: Exercise) {
    #expect(exercise.wrong.count >= 2)
  }

  @Test("each has no file that no one looks at", arguments: exercises)
  func strays(exercise: Exercise) throws {
    let files = Files(root: bookDirectory.path)
    let own = "chapters/\(exercise.chapter)/exercises/\(exercise.name)"
    #expect(
      try files.names(in: own) == [
        "check.swift", "solution.swift", "stub.swift", "wrong",
      ])
    #expect(
      try files.names(in: own + "/wrong")
        == exercise.wrong.map(\.name).sorted())
  }

  @Test("wrong answers are refused for their reasons", arguments: chapters)
  func refused(chapter: Chapter) async throws {
    let problems = try await Judgement.shared.problemsOfWrongAnswers()
    let own = chapter.exercises.flatMap(\.wrong)
      .compactMap { problems[$0.path] }
    let granted = Limits.descriptorsGranted
    if !own.isEmpty, granted < Limits.descriptors {
      // Answers that forget the high numbers are right here.
      try Test.cancel("a process may have only \(granted) descriptors")
    }
    own.forEach { $0.record() }
  }

  @Test("each fits in a line of 80 columns", arguments: exercises)
  func width(exercise: Exercise) {
    let names = exercises.map(\.name.count).max() ?? 0
    #expect(4 + names + 2 + exercise.title.count <= 80)
  }
}

let chapters = (try? theBook.get().chapters) ?? []
private let exercises = chapters.flatMap(\.exercises)
