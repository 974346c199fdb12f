import Literate

/// `workbook hint`: help with an exercise.
enum Hint: Command {
  static let name = "hint"
  static let summary = "show the hint to an exercise"
  static let options: [String: String?] = [:]
  static let help = """
    usage: workbook hint EXERCISE

    Shows what may help with an exercise, and does not solve it.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let names = try arguments.exactly("EXERCISE")
    print(wrapped(try currentBook().exercise(names[0]).hint))
    return 0
  }
}

/// Markdown with its paragraphs broken into lines of at most 80 columns, and
/// its code as it stands.
func wrapped(_ markdown: String) -> String {
  var isCode = false
  return markdown.split(separator: "\n", omittingEmptySubsequences: false)
    .map { line in
      if line.hasPrefix("```") { isCode.toggle() }
      return isCode ? String(line) : broken(line)
    }
    .joined(separator: "\n")
}

private func broken(_ line: Substring) -> String {
  var lines = [""]
  for word in line.split(separator: " ") {
    let last = lines[lines.count - 1]
    if last.isEmpty {
      lines[lines.count - 1] = String(word)
    } else if last.count + 1 + word.count <= 80 {
      lines[lines.count - 1] += " " + word
    } else {
      lines.append(String(word))
    }
  }
  return lines.joined(separator: "\n")
}
