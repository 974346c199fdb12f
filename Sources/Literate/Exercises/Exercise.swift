import Foundation

/// An exercise: a section of a chapter's text, and the files in its directory.
///
/// The section has a heading with its name and title, a statement, and a hint
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
  /// One word that no other exercise of the book has for a name.
  package let name: String
  /// The name of its chapter.
  package let chapter: String
  /// What it is about, according to its heading.
  package let title: String
  /// Its lines in the text, from the heading on, counted from 1.
  package let lines: Range<Int>
  /// The lines of the HTML around its hint, counted from 1.
  package let fold: (begin: Int, summary: Int, end: Int)?
  /// What a reader who is stuck is shown, as Markdown.
  package let hint: String
  /// What the reader starts from.
  package let stub: SourceFile
  /// The program that tries an attempt.
  package let check: SourceFile
  /// An answer that passes the check.
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
        "a heading below `## Exercises` that does not name an exercise",
        help: "write it as ### `name`: title")
    }
    name = String(match.1)
    self.chapter = chapter
    title = String(match.2)
    self.lines = lines
    let marks = foldings.map { mark in
      text.prose(lines) { $0 == mark }.first ?? 0
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
  /// What the check says about a wrong answer, according to its first line.
  package var refusal: String? {
    lines.first?.wholeMatch(of: /\/\/ Refused: (.+)/).map { String($0.1) }
  }
}
