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

  /// The indices of the lines of code: neither blank nor only a comment.
  package var codeLines: [Int] { Literate.codeLines(in: lines) }
}

/// The indices of those lines that are neither blank nor only a comment.
///
/// A comment is one of `//`. Lines of a string and a comment between `/*` and
/// `*/` are code, so that neither can hide any.
package func codeLines(in lines: [String]) -> [Int] {
  var inString = false
  return lines.indices.filter { index in
    let line = lines[index]
    let code = line.drop(while: \.isWhitespace)
    let isCode = !code.isEmpty && (inString || !code.hasPrefix("//"))
    if isCode, !line.ranges(of: "\"\"\"").count.isMultiple(of: 2) {
      inString.toggle()
    }
    return isCode
  }
}
