import Literate

/// A book with one line changed.
package struct Mutant: Equatable, Sendable {
  /// The kind of fence or of file that the line is in.
  package let kind: String
  /// The file, and the line in it.
  package let place: Place
  /// The line as it is in the book.
  let line: String
  /// The lines that replace it, if any.
  let instead: [String]
  /// How many lines of the file are the same, up to and including this one.
  let count: Int
  /// The file's lines in the book.
  private let lines: [String]

  /// Replaces a line of a file, by its number.
  init(_ kind: String, _ number: Int, of file: SourceFile, instead: [String]) {
    self.kind = kind
    self.instead = instead
    place = Place(file.path, line: number)
    lines = file.lines
    line = file.lines[number - 1]
    count = file.lines[..<number].count { [line] in $0 == line }
  }

  /// What was changed, as a diff.
  var difference: [String] { ["- " + line] + instead.map { "+ " + $0 } }

  /// The book's files with the line changed.
  func files(from files: Files) -> Files {
    var lines = lines
    lines.replaceSubrange(place.line - 1..<place.line, with: instead)
    var changed = files
    changed.overlay[place.file] = lines.map { $0 + "\n" }.joined()
    return changed
  }
}
