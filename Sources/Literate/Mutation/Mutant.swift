/// A book in which one line was changed, so that it no longer agrees with the
/// rest.
public struct Mutant: Equatable, Sendable {
  /// What the line is part of: a kind of fence, or of file.
  public let kind: String
  /// The file, relative to the book's root.
  public let file: String
  /// The line in the file, counted from 1.
  public let line: Int
  /// The line as it stands in the book.
  public let before: String
  /// What stands in its place: no line, one, or two.
  public let after: [String]

  /// The file's text with the change.
  func text(insteadOf text: String) -> String {
    var lines = text.unicodeScalars.split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { String($0) }
    lines.replaceSubrange(line - 1..<line, with: after)
    return lines.joined(separator: "\n")
  }

  /// What was changed, as a diff.
  public var difference: [String] {
    ["- " + before] + after.map { "+ " + $0 }
  }
}
