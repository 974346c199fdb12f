@testable import Literate

/// Where markdown-it-py reads otherwise than the specification, or than the
/// authors of the specification do where it leaves that open.
///
/// A difference is put down to these only if there is none any more as soon as
/// the place is written in another way, in which the engine finds fences on the
/// same lines.
enum KnownFaults {
  /// The text written otherwise throughout, in the ways that may tell of a
  /// known fault.
  static func rewrittenThroughout(_ text: String) -> [String] {
    let lines = plainLines(of: text)
    return written([
      lines, lines.map(withoutDeepQuote), lines.map(withoutEmptyLine),
    ])
  }

  /// The text written otherwise throughout, or in one of its lines.
  static func rewritten(_ text: String) -> [String] {
    let lines = plainLines(of: text)
    return rewrittenThroughout(text)
      + written(
        lines.indices.flatMap { index in
          [withoutDeepQuote, withoutDeepText].map { rewrite in
            var lines = lines
            lines[index] = rewrite(lines[index])
            return lines
          }
        })
  }

  private static func plainLines(of text: String) -> [String] {
    let read = Lines(text)
    return read.numbers.map { withoutTabs(String(markdown: read[$0])) }
  }

  private static func written(_ texts: [[String]]) -> [String] {
    (texts + texts.map { $0.map(withoutDefinition) })
      .map { $0.map { $0 + "\n" }.joined() }
  }

  /// Of a tab that a container takes only a part of, it loses count.
  ///
  /// Here the tabs before a line's text are blanks.
  private static func withoutTabs(_ line: String) -> String {
    var plain = ""
    var rest = line.unicodeScalars[...]
    while let next = rest.first,
      "\t +-*>.)0123456789".unicodeScalars.contains(next)
    {
      rest.removeFirst()
      if next == "\t" {
        plain += String(repeating: " ", count: 4 - plain.utf8.count % 4)
      } else {
        plain.unicodeScalars.append(next)
      }
    }
    return plain + String(rest)
  }

  /// It goes on with a quote at a `>` four columns in, where that is text.
  ///
  /// Here it is a letter.
  private static func withoutDeepQuote(_ line: String) -> String {
    line.replacing("    >", with: "    a")
  }

  /// It ends an HTML block in a list item at an empty line, whatever the block
  /// is to end with.
  ///
  /// Here there are blanks in that line.
  private static func withoutEmptyLine(_ line: String) -> String {
    line.isEmpty ? String(repeating: " ", count: 40) : line
  }

  /// It passes over the end of a paragraph after a lazy line four columns in.
  ///
  /// Here that line stands at the margin.
  private static func withoutDeepText(_ line: String) -> String {
    line.hasPrefix("    ") ? "a" : line
  }

  /// It lets any list and any tag follow a link definition.
  ///
  /// Its authors read that as a paragraph to its end, which not all can
  /// interrupt. Here it is no definition.
  private static func withoutDefinition(_ line: String) -> String {
    line.replacing("[", with: "a")
  }
}
