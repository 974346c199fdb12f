/// The list of the chapters in README.md: `## The course`, with a heading to
/// each part, and a list item with a link to each chapter.
struct Course {
  /// The line of its heading, counted from 1.
  let line: Int
  /// The line of the heading that ends it, or the one after the last.
  let end: Int
  /// The parts, each with the names of its pages: the chapters that stand
  /// before the first part's heading, in a part without a title, the listed
  /// parts, and last the indexes.
  let parts: [(title: String?, pages: [String])]

  /// Finds the list, which must hold the chapters given, in their order.
  init(_ front: Page, chapters: [Page], indexes: [Page]) throws(Problem) {
    guard
      let start = front.headings.firstIndex(where: {
        $0.level == 2 && $0.words == "The course"
      })
    else {
      throw Problem(
        front.path, "has no list of the chapters",
        help: "list them below a heading `## The course`")
    }
    line = front.headings[start].line
    end =
      front.headings[(start + 1)...].first { $0.level <= 2 }?.line
      ?? front.lines.count + 1
    var parts: [(title: String?, pages: [String])] = [(nil, [])]
    for number in line + 1..<max(line + 1, end) {
      if let heading = front.headings.first(where: { $0.line == number }) {
        parts.append((heading.words, []))
      }
      for link in Link.all(in: front.lines[number - 1]) {
        if let page = chapters.first(where: { $0.path == link.destination }) {
          parts[parts.count - 1].pages.append(page.name)
        }
      }
    }
    self.parts =
      parts.filter { !$0.pages.isEmpty } + [("To look up", indexes.map(\.name))]
    let listed = parts.flatMap(\.pages)
    let names = chapters.map(\.name)
    guard listed == names else {
      throw Problem(
        front.path, line: line, "does not list the chapters as they are",
        detail: Difference(expected: listed, actual: names).lines,
        help: "list each chapter once, in the order of Package.swift")
    }
  }

  /// The title of the part that a page is in.
  func part(of page: Page) -> String? {
    parts.first { $0.pages.contains(page.name) }?.title?
      // DocC has no way to write one in a title.
      .replacing("\"", with: "'")
  }

  /// The list as DocC wants it, for its sidebar.
  var topics: String {
    var text = "\n## Topics\n"
    for part in parts {
      if let title = part.title { text += "\n### \(title)\n" }
      text += "\n" + part.pages.map { "- <doc:\($0)>\n" }.joined()
    }
    return text
  }
}
