/// The pages that are made from the others: a glossary, and an index of the
/// manual.
///
/// Their texts are such as stand in the book's folder, so that they are woven
/// as the others are.
func indexes(of chapters: [Page]) throws(Problem) -> [Page] {
  for chapter in chapters { try chapter.checkManual() }
  return [
    try Page(
      "GLOSSARY.md", name: "glossary", text: glossary(of: chapters),
      settings: []),
    try Page(
      "SYSTEM-CALLS.md", name: "system-calls", text: systemCalls(of: chapters),
      settings: []),
  ]
}

/// Each term, in the words of the sentence that explains it.
///
/// Throws if a term is explained twice.
private func glossary(of chapters: [Page]) throws(Problem) -> String {
  var terms: [String: Term] = [:]
  for term in chapters.flatMap(\.terms) {
    let key = term.words.lowercased()
    if let first = terms[key] {
      throw Problem(
        term.page.path, line: term.line,
        "the term *\(term.words)* is explained twice",
        detail: ["first at \(first.page.path):\(first.line)"],
        help: "let it be plain here, or write `_so_` what is no term")
    }
    terms[key] = term
  }
  let entries = terms.sorted { $0.key < $1.key }.map(\.value).map { term in
    "**\(term.words)**: \(term.sentence) "
      + link(term.page.title, to: term.heading, on: term.page) + "\n"
  }
  return """
    # Glossary

    What does a word mean here? Each stands in the sentence that explains it, \
    with the chapter that the sentence is from.

    \(entries.joined(separator: "\n"))
    """
}

/// Each system call and function of a library that is linked, with the sections
/// that tell of it.
private func systemCalls(of chapters: [Page]) -> String {
  let links = Dictionary(grouping: chapters.flatMap(\.manLinks), by: \.manual)
  func list(_ section: Int) -> String {
    links.filter { $0.key.section == section }
      .sorted { $0.key.name < $1.key.name }
      .map { manual, links in
        var places: [String] = []
        for place in links {
          let words = "\(place.page.title): \(place.heading.words)"
          let place = link(words, to: place.heading, on: place.page)
          if !places.contains(place) { places.append(place) }
        }
        return "- [`\(manual.name)`](\(links[0].address)): "
          + places.joined(separator: "; ") + "\n"
      }.joined()
  }
  return """
    # System calls

    Which chapter tells of which call? Each name leads to its man page, and what \
    follows it to the sections that speak of it.

    ## Asked of the kernel

    \(list(2))
    ## Asked of a library

    \(list(3))
    """
}

private func link(_ words: String, to heading: Heading, on page: Page) -> String
{
  let anchor = heading.level == 1 ? "" : "#" + heading.anchor
  return "[\(words.escaped)](\(page.path)\(anchor))"
}
