import Foundation
import Testing

@testable import Literate

@Suite("exercises")
struct ExerciseTests {
  @Test("a book whose stub fails as told and whose solution passes holds")
  func holds() throws {
    let sample = try ExerciseBook([
      ExerciseBook.folder + "/wrong/constant.swift": """
      // Refused: returned 8
      func doubled(_ number: Int) -> Int { 8 }
      """
    ])
    let exercise = try Book(at: sample.book.root).exercise("double")
    #expect(exercise.title == "twice as much")
    #expect(exercise.hint == "Add the number to itself.")
    let workshop = try sample.book.workshop()
    let listing = workshop.book.chapters[0].listings[0]
    #expect(workshop.judge(exercise, shownIn: listing).problems == [])
  }

  @Test("what the check says of the stub is compared, and recorded by --fix")
  func shown() throws {
    let sample = try ExerciseBook([
      SampleBook.text: ExerciseBook.text.replacing(
        "returned 0", with: "returned 1")
    ])
    let workshop = try sample.book.workshop()
    let selection = try Selection([], of: workshop.book)
    let outcomes = workshop.judge(selection.checks, jobs: 1) { _, _ in }
    #expect(
      outcomes[0].problems.first?.message
        == "the check says something else of the stub")
    _ = try Verification(outcomes, of: selection).fix(workshop.book)
    #expect(try sample.book.text(of: SampleBook.text) == ExerciseBook.text)
  }

  /// What is changed in the sample, and what is told of it.
  static let faults: [(change: [String: String], problem: String)] = [
    (
      [ExerciseBook.folder + "/stub.swift": ExerciseBook.solution],
      "the stub is not refused by its check, but is to be"
    ),
    (
      [ExerciseBook.folder + "/solution.swift": ExerciseBook.stub],
      "the solution does not pass"
    ),
    (
      [
        ExerciseBook.folder + "/wrong/right.swift":
          "// Refused: returned\n" + ExerciseBook.solution
      ], "the wrong answer is not refused for its reason"
    ),
    (
      [
        ExerciseBook.folder + "/wrong/other.swift":
          "// Refused: by magic\n" + ExerciseBook.stub
      ], "the wrong answer is not refused for its reason"
    ),
  ]

  @Test("an exercise that is not as it says is told", arguments: faults)
  func fault(change: [String: String], problem: String) throws {
    let sample = try ExerciseBook(change)
    let workshop = try sample.book.workshop()
    let chapter = workshop.book.chapters[0]
    let outcome = workshop.judge(chapter.checks[0], of: chapter)[0]
    #expect(outcome.problems.map(\.message) == [problem])
  }

  static let disorders: [(change: [String: String], problem: String)] = [
    (
      [SampleBook.text: "# Sample\n"],
      "is no exercise that the chapter's text has"
    ),
    (
      [SampleBook.text: ExerciseBook.text + "### Another\n"],
      "a heading below `## Exercises` that names no exercise"
    ),
    (
      [
        SampleBook.text: ExerciseBook.text.replacing(
          "Add the number to itself.", with: "")
      ], "the exercise double has no hint"
    ),
    (
      [
        SampleBook.text: ExerciseBook.text.replacing(
          "```check double", with: "```check duoble")
      ], "the chapter has no exercise duoble"
    ),
    (
      [SampleBook.text: ExerciseBook.text + "### `triple`: more\n"],
      "cannot be read: No such file or directory"
    ),
    (
      [
        ExerciseBook.folder + "/stub.swift":
          ExerciseBook.stub.replacing("TODO", with: "TO DO")
      ], "the stub does not say where to begin"
    ),
    (
      [ExerciseBook.folder + "/wrong/odd.swift": ExerciseBook.stub],
      "does not say why it is refused"
    ),
    (
      [
        "Package.swift":
          "Chapter(\"01-sample\"), Chapter(\"02-sample\")",
        "chapters/02-sample/main.swift": "",
        "chapters/02-sample/README.md": ExerciseBook.text,
        "chapters/02-sample/exercises/double/stub.swift": ExerciseBook.stub,
        "chapters/02-sample/exercises/double/check.swift": "",
        "chapters/02-sample/exercises/double/solution.swift": "",
      ], "another exercise has the name double"
    ),
  ]

  @Test("text and folders that do not fit are told", arguments: disorders)
  func disorder(change: [String: String], problem: String) throws {
    let sample = try ExerciseBook(change)
    let problems = try Book(at: sample.book.root).problems
    #expect(problems.map(\.message).contains(problem), "\(problems)")
  }

  @Test("an unknown exercise gets the nearest")
  func unknown() throws {
    let sample = try ExerciseBook()
    let book = try Book(at: sample.book.root)
    let error = #expect(throws: Selection.Unknown.self) {
      try book.exercise("doulbe")
    }
    #expect(
      error?.description
        == "there is no exercise doulbe; did you mean double?")
  }
}
