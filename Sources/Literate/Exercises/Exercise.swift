import Foundation

/// An exercise of a chapter: what its text says, and the files in its folder.
public struct Exercise: Sendable {
  /// One word, which no other exercise of the book has.
  public let name: String
  /// The name of its chapter.
  public let chapter: String
  /// What it is about, as its heading says.
  public let title: String
  /// What helps a reader who asks for it, as Markdown.
  public let hint: String
  /// What the reader starts from.
  let stub: SourceFile
  /// The program that tries an attempt.
  let check: SourceFile
  /// What passes the check.
  public let solution: SourceFile
  /// Answers that the check must refuse.
  let wrong: [SourceFile]

  /// Reads the files of an exercise that a text has.
  init(_ text: ExerciseText, of chapter: String, in book: Folder)
    throws(Problem)
  {
    name = text.name
    self.chapter = chapter
    title = text.title
    hint = text.hint
    let folder = "chapters/\(chapter)/exercises/\(text.name)"
    stub = try SourceFile(folder + "/stub.swift", in: book)
    check = try SourceFile(folder + "/check.swift", in: book)
    solution = try SourceFile(folder + "/solution.swift", in: book)
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: book.path + "/" + folder + "/wrong")
    var wrong: [SourceFile] = []
    for name in (names ?? []).sorted() where name.hasSuffix(".swift") {
      wrong.append(try SourceFile(folder + "/wrong/" + name, in: book))
    }
    self.wrong = wrong
  }
}

extension Book {
  /// The exercises, in the order of reading.
  public var exercises: [Exercise] { chapters.flatMap(\.exercises) }

  /// The exercise of a name; an unknown name gets the nearest that there is.
  public func exercise(_ name: String) throws(Selection.Unknown) -> Exercise {
    if let exercise = exercises.first(where: { $0.name == name }) {
      return exercise
    }
    throw Selection.Unknown(
      description: "there is no exercise \(name); "
        + suggestion(for: name, among: exercises.map(\.name)))
  }
}
