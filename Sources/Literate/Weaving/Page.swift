/// A text of the book on its way to a web page.
struct Page {
  /// The text's path, relative to the book's root.
  let path: String
  /// What the page is called in links and addresses.
  let name: String
  /// The text's lines, each with its ending: LF, CRLF or CR.
  let lines: [Substring]
  /// How its fences are set, in order.
  let settings: [Setting]
  /// What it folds away.
  let tabs: Tabs
  /// Its headings, in order.
  let headings: [Heading]
  /// Its first heading.
  let title: String
  /// The line of its title, counted from 1.
  let titleLine: Int

  /// Reads a text, which must begin with its title.
  init(
    _ path: String, name: String, text: String, settings: [Setting],
    tabs: Tabs = Tabs()
  ) throws(Problem) {
    self.path = path
    self.name = name
    self.settings = settings
    self.tabs = tabs
    // A byte-order mark would hide the title from DocC.
    lines = rawLines(of: text.drop { $0 == "\u{FEFF}" })
    let fenced = settings.flatMap { $0.fence.line...$0.fence.endLine }
    headings = Set(lines.indices).subtracting(fenced.map { $0 - 1 }).sorted()
      .compactMap { [lines] in Heading(lines[$0], line: $0 + 1) }
    guard let title = headings.first, title.level == 1 else {
      throw Problem(
        path, "has no title",
        help: "begin it with a line such as `# Fork`")
    }
    self.title = title.words
    titleLine = title.line
  }

  /// The lines of the first paragraph below the title.
  var summary: ClosedRange<Int> {
    let isBlank = { (line: Substring) in line.allSatisfy(\.isWhitespace) }
    let below = lines[titleLine...]
    let first = below.firstIndex { !isBlank($0) } ?? lines.endIndex
    let end = lines[first...].firstIndex(where: isBlank) ?? lines.endIndex
    return first + 1...max(first + 1, end)
  }
}

/// The lines of a text, each with its ending.
private func rawLines(of text: Substring) -> [Substring] {
  var lines: [Substring] = []
  var rest = text
  while !rest.isEmpty {
    let ending = rest.firstIndex { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    let end = ending.map { rest.index(after: $0) } ?? rest.endIndex
    lines.append(rest[..<end])
    rest = rest[end...]
  }
  return lines
}
