/// A paragraph of a page's prose, with no line ends in it.
struct Paragraph {
  let text: String
  /// The line where it begins, counted from 1.
  let line: Int
  /// The heading that it stands below.
  let heading: Heading
}

extension Page {
  /// The page's paragraphs: all but its fences, headings and tables.
  var paragraphs: [Paragraph] {
    let fenced = Set(settings.flatMap { $0.fence.line...$0.fence.endLine })
    let headings = Dictionary(
      uniqueKeysWithValues: headings.map { ($0.line, $0) })
    var paragraphs: [Paragraph] = []
    guard var heading = headings[titleLine] else { return [] }
    var gathered: [String] = []
    for number in titleLine...lines.count + 1 {
      if let next = headings[number] { heading = next }
      let isProse =
        number <= lines.count && headings[number] == nil
        && !fenced.contains(number)
      let line = isProse ? Self.words(lines[number - 1]) : ""
      if line.isEmpty {
        if !gathered.isEmpty {
          paragraphs.append(
            Paragraph(
              text: gathered.joined(separator: " "),
              line: number - gathered.count, heading: heading))
        }
        gathered = []
      } else {
        gathered.append(line)
      }
    }
    return paragraphs
  }

  /// A line without the marks of a quotation or a list.
  private static func words(_ line: Substring) -> String {
    var words = (Aside(line)?.text ?? line).drop { " \t>".contains($0) }
    if words.hasPrefix("|") || words.hasPrefix("<") { return "" }
    // Regular expressions are slow, and most lines begin with a word.
    if let first = words.first, !first.isLetter,
      let mark = words.prefixMatch(of: /(?:[-*+]|\d+\.)\s+/)
    {
      words = words[mark.range.upperBound...]
    }
    while words.last?.isWhitespace == true { words.removeLast() }
    return String(words)
  }
}

extension Paragraph {
  /// Its sentences, with the words of their links in the links' place.
  var sentences: [String] {
    var sentences: [String] = []
    var sentence = ""
    var rest = text.withoutLinks[...]
    while let character = rest.first {
      if let literal = rest.takeLiteral() {
        sentence += literal
      } else if ".?!".contains(character),
        let end = rest.prefixMatch(of: /[.?!][)"]?(\s+|$)/)
      {
        sentences.append(sentence + end.0.replacing(/\s+$/, with: ""))
        sentence = ""
        rest = rest[end.range.upperBound...]
      } else {
        sentence.append(character)
        rest.removeFirst()
      }
    }
    return sentence.isEmpty ? sentences : sentences + [sentence]
  }
}

extension String {
  /// The text with the words of its links in the links' place.
  var withoutLinks: String {
    var text = ""
    var end = startIndex
    for link in Link.all(in: self[...]) {
      text += self[end..<link.range.lowerBound] + link.words
      end = link.range.upperBound
    }
    return text + self[end...]
  }
}
