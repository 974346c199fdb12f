/// The book as one text for pandoc.
///
/// Its parts are headings of the first level, and so are the sections of the
/// front page; the chapters are of the second. Each heading has an identifier
/// of its own in the whole book.
struct BookEdition: Edition {
  /// The name of the front page.
  let front: String

  func lines(of page: Page) -> [String] {
    var lines = page.lines.map(String.init)
    for (index, line) in page.lines.enumerated() where line.hasPrefix(">") {
      guard index == 0 || !page.lines[index - 1].hasPrefix(">"),
        let aside = Aside(line)
      else { continue }
      lines[index] = "{.note}\n> **\(aside.kind):**\(aside.text)"
    }
    for heading in page.headings {
      lines[heading.line - 1] = woven(heading, of: page)
    }
    // The front page's own title is the book's: links lead to its text.
    if page.name == front {
      let first = page.summary.lowerBound - 1
      lines[first] = "{#\(identifier(of: page))}\n" + lines[first]
    }
    return lines
  }

  private func woven(_ heading: Heading, of page: Page) -> String {
    let level = page.name == front ? heading.level - 1 : heading.level + 1
    let words = page.lines[heading.line - 1]
      .trimmingPrefix(/\ *#+\s*/).replacing(/([ \t]+#+)?\s*$/, with: "")
    return String(repeating: "#", count: min(max(level, 1), 6))
      + " \(words) {#\(identifier(of: heading, on: page))}\n"
  }

  /// A figure, whose HTML goes on to the next blank line.
  func frame(caption: String) -> (above: [String], below: [String]) {
    let escaped = caption.replacing("&", with: "&amp;")
      .replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    return (
      ["<figure class=\"listing\">", "<figcaption>\(escaped)</figcaption>"],
      ["</figure>"]
    )
  }

  func link(_ words: String, to page: Page, at heading: Heading?) -> String {
    let goal =
      heading.map { identifier(of: $0, on: page) } ?? identifier(of: page)
    return "[\(words)](#\(goal))"
  }

  var listsSummaries: Bool { false }

  /// The heading of a part, or that of the course for chapters in no part.
  func heading(of part: String?, on front: Page) -> String {
    let words = part ?? "The course"
    let heading = front.headings.first { $0.words == words }
    return "# \(words.escaped)"
      + (heading.map { " {#\(identifier(of: $0, on: front))}" } ?? "")
  }

  private func identifier(of page: Page) -> String {
    // XML wants a letter at its beginning.
    page.name.first?.isLetter == true ? page.name : "chapter-" + page.name
  }

  private func identifier(of heading: Heading, on page: Page) -> String {
    if heading.line == page.titleLine { return identifier(of: page) }
    // As GitHub counts those that have the same words.
    let earlier = page.headings.count {
      $0.line < heading.line && $0.anchor == heading.anchor
    }
    return identifier(of: page) + "." + heading.anchor
      + (earlier == 0 ? "" : "-\(earlier)")
  }
}
