import Literate
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

  @Test("wrong answers are refused for their reasons", arguments: chapters)
  func refused(chapter: Chapter) async throws {
    let problems = try await Judgement.shared.problemsOfWrongAnswers()
    for answer in chapter.exercises.flatMap(\.wrong) {
      problems[answer.path]?.record()
    }
  }

  @Test("each fits in a line of 80 columns", arguments: exercises)
  func width(exercise: Exercise) {
    let names = exercises.map(\.name.count).max() ?? 0
    #expect(4 + names + 2 + exercise.title.count <= 80)
  }
}

let chapters = (try? theBook.get().chapters) ?? []
private let exercises = chapters.flatMap(\.exercises)
