/// A file of code that the book quotes or compiles.
package struct SourceFile: Sendable {
  /// Its path, relative to the book's root.
  package let path: String
  package let lines: [String]

  package init(_ path: String, in files: Files) throws(Problem) {
    self.path = path
    lines = Literate.lines(of: try files.text(of: path))
  }

  package var text: String { lines.map { $0 + "\n" }.joined() }

  /// The last part of its path.
  package var name: String { String(path.split(separator: "/").last ?? "") }
}

/// The indices of those lines that are neither blank nor only a comment.
///
/// Only `//` starts a comment, and only where it can't hide code: not in a line
/// that may end a comment of `/*`, nor between the first `"""` of the file and
/// its last.
package func codeLines(in lines: [String]) -> [Int] {
  let marks = lines.indices.filter { lines[$0].contains("\"\"\"") }
  let strings = (marks.first ?? 0)..<(marks.last ?? 0)
  return lines.indices.filter { index in
    let code = lines[index].drop(while: \.isWhitespace)
    let isComment = code.hasPrefix("//") && !code.contains("*/")
    return !code.isEmpty && (strings.contains(index) || !isComment)
  }
}
