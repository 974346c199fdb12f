import Foundation
import Literate

/// A way to change a line.
enum Change {
  /// The line is removed.
  case drop
  /// A word or a number is misspelt.
  case misspell
  /// An identifier is misspelt.
  case rename
  /// An operator or a Boolean literal becomes its opposite.
  case turn
  /// An `expect` always holds.
  case trust
  /// A word of an info string is removed, unless it is a requirement, which is
  /// met here, or a file, since its lines may be found without it.
  case omit

  /// What can replace a line: a list of lines for each possibility.
  func variants(of line: String) -> [[String]] {
    switch self {
    case .drop: [[]]
    case .misspell:
      replacing(/[A-Za-z]{2,}|[0-9]+/, in: line, isCode: false) { $0 + "x" }
    case .rename: replacing(/[A-Za-z]{2,}/, in: line) { $0 + "x" }
    case .turn:
      replacing(
        /\ (?:==|!=|<|>|<=|>=|\+|-|&&|\|\||\+=|-=)\ |\b(?:true|false)\b/,
        in: line
      ) { opposites[String($0)] ?? "" }
    case .trust: replacing(/\bexpect\(/, in: line) { $0 + "true || " }
    case .omit:
      replacing(
        /\ (?!(?:linux|macos|openbsd|root)\b|needs=|\S*\.)\S+/, in: line,
        isCode: false
      ) { _ in "" }
    }
  }
}

private let opposites = [
  " == ": " != ", " != ": " == ", " < ": " >= ", " >= ": " < ", " > ": " <= ",
  " <= ": " > ", " + ": " - ", " - ": " + ", " && ": " || ", " || ": " && ",
  " += ": " -= ", " -= ": " += ", "true": "false", "false": "true",
]

/// The line with one match of a pattern replaced, for each match; in code, not
/// for matches in strings or in a comment at its end.
private func replacing(
  _ pattern: Regex<Substring>, in line: String, isCode: Bool = true,
  by new: (Substring) -> String
) -> [[String]] {
  let others = isCode ? line.ranges(of: /"(?:[^"\\]|\\.)*"|\/[\/*].*/) : []
  return line.ranges(of: pattern)
    .filter { range in !others.contains { $0.overlaps(range) } }
    .map { [line.replacingCharacters(in: $0, with: new(line[$0]))] }
}
