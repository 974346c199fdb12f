import Literate

/// The glossary, `chapters/glossary.md`, each entry with a link to the section
/// that introduces its term; and the entries and terms that have no
/// counterpart.
///
/// A chapter introduces a term between single asterisks: `A *fork* is a copy`.
func glossary(
  of chapters: [Page], in files: Files
) throws(Problem) -> (page: Page, problems: [Problem]) {
  let path = "chapters/glossary.md"
  var problems: [Problem] = []
  var terms: [String: (words: String, place: Place, link: String)] = [:]
  for chapter in chapters {
    for paragraph in chapter.paragraphs
    where paragraph.text.utf8.contains(UInt8(ascii: "*")) {
      let link =
        "[\(chapter.title.words.escaped)](\(paragraph.heading.address))"
      let plain = paragraph.text[...].plain
      for match in plain.matches(of: /(?:^|[^*])\*([^\s*][^*]*)\*(?!\*)/) {
        let words = match.1.split { " \n>".contains($0) }.joined(separator: " ")
        let place = paragraph.place(of: match.1.startIndex, in: plain)
        guard let first = terms[words.lowercased()] else {
          terms[words.lowercased()] = (words, place, link)
          continue
        }
        problems.append(
          place.problem(
            "the term *\(words)* is explained twice",
            detail: ["first at \(first.place)"],
            help: "let it be plain here, or write `_so_` what is no term"))
      }
    }
  }
  let text = try Text(path, in: files)
  var lines = text.lines
  var last = ""
  for paragraph in try Page(text, name: "").paragraphs
  where paragraph.text.hasPrefix("**") || last != "" {
    func complain(_ message: String, help: String) {
      let place = Place(path, line: paragraph.line)
      problems.append(place.problem(message, help: help))
    }
    guard
      let match = paragraph.text.wholeMatch(of: /(?s)\*\*([^*]+)\*\*: \S.*/)
    else {
      complain("is no entry", help: "write it as `**term**: a sentence.`")
      continue
    }
    let entry = match.1.lowercased()
    if entry <= last {
      complain("\(entry) comes after \(last)", help: "keep them sorted")
    }
    last = entry
    if let term = terms.removeValue(forKey: entry) {
      lines[paragraph.end - 2] += " " + term.link
    } else {
      complain(
        "no chapter explains \(entry)",
        help: "write `*\(entry)*` where one does")
    }
  }
  for term in terms.values.sorted(by: { $0.words < $1.words }) {
    problems.append(
      term.place.problem(
        "the term *\(term.words)* has no entry in \(path)",
        help: "write `**\(term.words)**: a sentence.` there; or write `_so_` "
          + "what is no term"))
  }
  var files = files
  files.overlay[path] = lines.map { $0 + "\n" }.joined()
  return (try Page(Text(path, in: files), name: "glossary"), problems)
}
