/// A file of code that the book quotes.
public struct SourceFile: Sendable {
  /// Its path, relative to the book's root.
  public let path: String
  /// Its lines, without their ends.
  public let lines: [String]

  /// Reads a file of the book.
  init(_ path: String, in book: Folder) throws(Problem) {
    self.path = path
    lines = try book.text(of: path).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { String($0.hasSuffix("\r") ? $0.dropLast() : $0) }
  }

  /// Its lines in one, with LF between them whatever the file has there.
  public var text: String { lines.joined(separator: "\n") }

  /// The indices of the lines of code: neither blank nor only a comment.
  public var codeLines: [Int] { Literate.codeLines(in: lines) }
}

/// The indices of those lines that are neither blank nor only a comment.
func codeLines(in lines: [String]) -> [Int] {
  var inComment = false
  return lines.indices.filter { index in
    let line = lines[index].drop(while: \.isWhitespace)
    if inComment {
      inComment = !line.contains("*/")
      return false
    }
    if line.hasPrefix("/*") {
      inComment = !line.contains("*/")
      return false
    }
    return !line.isEmpty && !line.hasPrefix("//")
  }
}
