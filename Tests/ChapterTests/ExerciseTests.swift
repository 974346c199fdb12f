import Testing

@testable import Literate

extension Exercise: CustomTestStringConvertible {
  /// Its name, and not all that is in its files.
  public var testDescription: String { name }
}

/// What the exercises of every chapter have in common.
///
/// That each holds is a fence's test.
@Suite struct Exercises {
  @Test("each chapter ends in two to four", arguments: theBook.chapters)
  func number(chapter: String) throws {
    let exercises = theBook.exercises.filter { $0.chapter == chapter }
    #expect(2...4 ~= exercises.count)
  }

  @Test("each refuses two wrong answers at least", arguments: theBook.exercises)
  func wrong(exercise: Exercise) {
    #expect(exercise.wrong.count >= 2)
  }

  @Test("each fits in a line of 80 columns", arguments: theBook.exercises)
  func width(exercise: Exercise) {
    let names = theBook.exercises.map(\.name.count).max() ?? 0
    #expect(4 + names + 2 + exercise.title.count <= 80)
  }
}
