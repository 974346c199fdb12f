import Foundation

/// An exercise of a chapter: what its text says, and the files in its directory.
///
/// The text has a heading with its name and its title, a statement, and a hint
/// that GitHub folds:
///
///     ### `reap`: wait for them all
///
///     Write ...
///
///     <details>
///     <summary>Hint</summary>
///
///     Look at ...
///
///     </details>
package struct Exercise: Sendable {
  /// One word, which no other exercise of the book has.
  package let name: String
  /// The name of its chapter.
  package let chapter: String
  /// What it is about, as its heading says.
  package let title: String
  /// Its lines in the text from the heading on, counted from 1.
  package let lines: Range<Int>
  /// The lines there of the marks around its hint, counted from 1.
  package let fold: (begin: Int, summary: Int, end: Int)?
  /// What helps a reader who asks for it, as Markdown.
  package let hint: String
  /// What the reader starts from.
  package let stub: SourceFile
  /// The program that tries an attempt.
  package let check: SourceFile
  /// What passes the check.
  package let solution: SourceFile
  /// Answers that the check must refuse.
  package let wrong: [SourceFile]

  /// Reads an exercise at some lines of a chapter's text, and its files.
  init(
    at lines: Range<Int>, of text: Text, _ chapter: String, in files: Files
  ) throws(Problem) {
    guard
      let match = text.lines[lines.lowerBound - 1]
        .wholeMatch(of: /### `([a-z]+)`: (.+)/)
    else {
      throw Place(text.path, line: lines.lowerBound).problem(
        "a heading below `## Exercises` that names no exercise",
        help: "write it as ### `name`: title")
    }
    name = String(match.1)
    self.chapter = chapter
    title = String(match.2)
    self.lines = lines
    let marks = ["<details>", "<summary>Hint</summary>", "</details>"].map {
      mark in text.prose(lines) { $0 == mark }.first ?? 0
    }
    let isFolded = 0 < marks[0] && marks[0] < marks[1] && marks[1] < marks[2]
    fold = isFolded ? (marks[0], marks[1], marks[2]) : nil
    hint =
      isFolded
      ? text.lines[marks[1]..<marks[2] - 1].joined(separator: "\n")
        .trimmingCharacters(in: .whitespacesAndNewlines) : ""
    let directory = "chapters/\(chapter)/exercises/\(name)"
    stub = try SourceFile(directory + "/stub.swift", in: files)
    check = try SourceFile(directory + "/check.swift", in: files)
    solution = try SourceFile(directory + "/solution.swift", in: files)
    wrong = try SourceFile.all(in: directory + "/wrong", of: files)
  }
}

extension SourceFile {
  /// What the check says of a wrong answer, as its first line tells.
  package var refusal: String? {
    lines.first?.wholeMatch(of: /\/\/ Refused: (.+)/).map { String($0.1) }
  }
}
