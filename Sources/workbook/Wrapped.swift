/// Markdown with its paragraphs wrapped at 80 columns, and its code left alone.
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
