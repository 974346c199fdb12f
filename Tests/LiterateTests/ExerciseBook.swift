import Foundation

@testable import Literate

/// A book with one exercise, which is to double a number.
final class ExerciseBook {
  let book: SampleBook

  /// Writes the book; `files` are added, or take the place of its own.
  init(_ files: [String: String] = [:]) throws {
    book = try SampleBook(
      [
        "Package.swift": """
        let chapters = [Chapter("01-sample")]
        .library(name: "CShims", targets: ["CShims"])
        """,
        SampleBook.text: Self.text,
        "chapters/01-sample/main.swift": "",
        Self.folder + "/stub.swift": Self.stub,
        Self.folder + "/check.swift": Self.check,
        Self.folder + "/solution.swift": Self.solution,
      ].merging(files) { $1 })
    try FileManager.default.createSymbolicLink(
      atPath: book.root + "/Sources",
      withDestinationPath: URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources").standardizedFileURL.path)
  }

  static let folder = "chapters/01-sample/exercises/double"

  static let text = """
    # Sample

    A chapter of one exercise.

    ## Exercises

    ### `double`: twice as much

    Write a function that doubles a number.

    ```check double
    double: not yet, in the trial `a number`
      happened: doubled(...) returned 0
      should:   return ...
    ```

    <details>
    <summary>Hint</summary>

    Add the number to itself.

    </details>

    """

  static let stub = """
    func doubled(_ number: Int) -> Int {
      // TODO: double it
      0
    }

    """

  static let check = """
    import Exercises

    trial("a number") {
      let number = Int.random(in: 1...1000)
      let result = doubled(number)
      expect(
        result == 2 * number, happened: "doubled(\\(number)) returned \\(result)",
        should: "return \\(2 * number)")
    }
    trial("zero") {
      expect(doubled(0) == 0, happened: "it is not", should: "be zero")
    }
    passed()

    """

  static let solution = "func doubled(_ number: Int) -> Int { 2 * number }\n"

  /// What comes of an attempt.
  func verdict(_ attempt: String) throws -> [String] {
    let path = "attempts/01-sample/double.swift"
    try book.set(path, to: attempt)
    let workshop = try book.workshop()
    let exercise = try workshop.book.exercise("double")
    return try workshop.check(
      Attempts(at: workshop.book).attempt(at: exercise), at: exercise
    ).lines(for: "double")
  }
}
