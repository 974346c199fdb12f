import Foundation

/// An exercise as it stands in a chapter's text.
///
/// It has a heading with its name and its title, a statement, and a hint that
/// GitHub folds:
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
struct ExerciseText {
  let name: String
  let title: String
  /// Its lines from the heading on, counted from 1.
  let lines: Range<Int>
  /// The lines of the marks around its hint.
  let fold: Fold?
  /// What stands between them.
  let hint: String

  /// The lines of HTML that fold a hint away, counted from 1.
  struct Fold {
    let begin: Int
    let summary: Int
    let end: Int
  }

  /// The exercises of a text: all that stands below `## Exercises`.
  ///
  /// Throws if a heading there is of another form.
  static func all(
    in text: String, of file: String, fences: [Fence]
  ) throws(Problem) -> [ExerciseText] {
    let lines = ProseLines(text, without: fences)
    guard let section = lines.first("## Exercises", from: 1) else { return [] }
    let headings = lines.numbers.filter {
      $0 > section && lines[$0].hasPrefix("### ")
    }
    var exercises: [ExerciseText] = []
    for (index, heading) in headings.enumerated() {
      guard
        let match = lines[heading].wholeMatch(of: /### `([a-z]+)`: (.+)/)
      else {
        throw Place(file: file, line: heading).problem(
          "a heading below `## Exercises` that names no exercise",
          help: "write it as ### `name`: title")
      }
      let next =
        index + 1 < headings.count
        ? headings[index + 1] : lines.numbers.upperBound
      let fold = Fold(in: lines, from: heading, to: next)
      exercises.append(
        ExerciseText(
          name: String(match.1), title: String(match.2),
          lines: heading..<next, fold: fold,
          hint: fold.map { lines.text(from: $0.summary + 1, to: $0.end) } ?? ""
        ))
    }
    return exercises
  }
}

extension ExerciseText.Fold {
  init?(in lines: ProseLines, from begin: Int, to end: Int) {
    guard let begin = lines.first("<details>", from: begin),
      let summary = lines.first("<summary>Hint</summary>", from: begin),
      let close = lines.first("</details>", from: summary), close < end
    else { return nil }
    (self.begin, self.summary, self.end) = (begin, summary, close)
  }
}

/// The lines of a text, counted from 1, in which a fence's are never found.
struct ProseLines {
  private let lines: Lines
  private let fenced: Set<Int>

  init(_ text: String, without fences: [Fence]) {
    lines = Lines(text)
    fenced = Set(fences.flatMap { $0.line...$0.endLine })
  }

  var numbers: Range<Int> { lines.numbers }

  /// A line, which is empty if it is a fence's.
  subscript(number: Int) -> String {
    fenced.contains(number)
      ? "" : String(decoding: lines[number], as: UTF8.self)
  }

  /// The number of the first line that is just this.
  func first(_ line: String, from begin: Int) -> Int? {
    (begin..<numbers.upperBound).first { self[$0] == line }
  }

  /// The lines from one number to before another, without blank ones around.
  func text(from begin: Int, to end: Int) -> String {
    (begin..<end).map { String(decoding: lines[$0], as: UTF8.self) }
      .joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
