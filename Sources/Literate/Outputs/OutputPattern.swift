import Foundation

/// The content of a fence, or a part of it, that says what is printed.
///
/// In a line, `...` matches any text, even none; on a line of its own, any
/// lines. `<pid:A>` matches a whole number from 1, which is the same wherever
/// the name is. Everything else matches itself.
///
/// The text between two `...` is matched at the first place where it fits,
/// without backtracking. So it's plain what a pattern means, and the time grows
/// with the output's length times that of the longest stretch.
package struct OutputPattern: Sendable {
  let lines: [String]
  /// Those that are not gaps.
  let closed: [String]
  private let expression: NSRegularExpression?

  package init(_ lines: [String]) {
    self.lines = lines
    closed = lines.filter { !isGap($0) }
    var names: Set<String> = []
    let parts = lines.split(
      omittingEmptySubsequences: false, whereSeparator: isGap
    ).map { part in
      part.map { Self.expression(of: $0, &names) + "\n" }.joined()
    }
    expression = try? NSRegularExpression(
      pattern: "\\A" + Self.joined(parts, gap: "(?:[^\n]*\n)*?", end: "\\z"))
  }

  /// Whether these lines match.
  package func matches(_ output: [String]) -> Bool {
    let text = output.map { $0 + "\n" }.joined()
    let range = NSRange(text.startIndex..., in: text)
    return expression?.firstMatch(in: text, range: range) != nil
  }

  /// The expression for a line; the first `<pid:A>` is where A gets its number.
  private static func expression(
    of line: String, _ names: inout Set<String>
  ) -> String {
    let pieces = line.split(separator: "...", omittingEmptySubsequences: false)
      .map { piece in
        var text = ""
        var rest = piece
        while let match = rest.firstMatch(of: /<pid:([A-Za-z][A-Za-z0-9]*)>/) {
          let name = String(match.1)
          text += escaped(rest[..<match.range.lowerBound]) + "(?<![0-9])"
          text +=
            names.insert(name).inserted
            ? "(?<\(name)>[1-9][0-9]*+)" : "\\k<\(name)>(?![0-9])"
          rest = rest[match.range.upperBound...]
        }
        return text + escaped(rest)
      }
    return joined(pieces, gap: "[^\n]*?", end: "(?=\n)")
  }

  private static func escaped(_ text: Substring) -> String {
    NSRegularExpression.escapedPattern(for: String(text))
  }

  /// Parts with gaps between: none is tried twice, and the last is at the end.
  private static func joined(
    _ parts: [String], gap: String, end: String
  ) -> String {
    let between = parts.dropFirst().dropLast().map { "(?>\(gap)\($0))" }
    return parts[0] + between.joined()
      + (parts.count > 1 ? gap + parts[parts.count - 1] : "") + end
  }
}

/// Whether a line of a pattern matches any lines.
package func isGap(_ line: some StringProtocol) -> Bool {
  line.split(separator: " ") == ["..."]
}
