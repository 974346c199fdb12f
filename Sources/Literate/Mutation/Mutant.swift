/// A book in which one line was changed, so that it no longer agrees with the
/// rest.
public struct Mutant: Equatable, Sendable {
  /// What the line is part of: a kind of fence, or of file.
  public let kind: String
  /// The file, relative to the book's root.
  public let file: String
  /// The line in the file, counted from 1.
  public let line: Int
  /// The file, and which of its lines that are the same it is, if it is not the
  /// first: that stays as it is when a line is added elsewhere.
  let place: String
  /// What was changed, as a diff.
  let difference: [String]
  /// The file's text with the change.
  let text: String

  /// Puts other lines, or none, in the place of one of a file's.
  init(
    _ kind: String, of lines: [String], in file: String, at line: Int,
    instead: [String]
  ) {
    self.kind = kind
    self.file = file
    self.line = line
    let before = lines[line - 1]
    let number = lines[..<line].count { $0 == before }
    place = number == 1 ? file : "\(file) #\(number)"
    difference = ["- " + before] + instead.map { "+ " + $0 }
    text = (lines[..<(line - 1)] + instead + lines[line...])
      .joined(separator: "\n")
  }

  /// A mutant of a line that is spoiled in one of the ways that suit it, if
  /// there is any.
  static func drawn(
    _ kind: String, of lines: [String], in file: String, at line: Int,
    by changes: [Change], _ random: inout SeededGenerator
  ) -> [Mutant] {
    let candidates = changes.compactMap {
      $0.lines(insteadOf: lines[line - 1], using: &random)
    }
    return drawn(
      kind, of: lines, in: file, at: line, among: candidates, &random)
  }

  /// A mutant of a line by one of those given to stand in its place.
  static func drawn(
    _ kind: String, of lines: [String], in file: String, at line: Int,
    among candidates: [[String]], _ random: inout SeededGenerator
  ) -> [Mutant] {
    candidates.randomElement(using: &random).map {
      [Mutant(kind, of: lines, in: file, at: line, instead: $0)]
    } ?? []
  }
}
