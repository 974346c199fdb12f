/// Weaves texts of the repository into the pages of an edition.
struct Weaver {
  let edition: any Edition
  /// The book's folder.
  let root: String
  /// All pages of the edition, which links may lead to.
  let pages: [Page]
  /// The pictures of the pages woven so far, relative to the root.
  private(set) var pictures: Set<String> = []

  init(for edition: any Edition, root: String, pages: [Page]) {
    self.edition = edition
    self.root = root
    self.pages = pages
  }

  /// What a picture is called among the pages, where all are in one folder.
  static func name(ofPicture path: String) -> String {
    path.replacing("/", with: "-")
  }

  /// Weaves some lines of a page, which are counted from 1.
  mutating func weave(
    _ page: Page, lines: ClosedRange<Int>
  ) throws(Problem) -> String {
    let written = edition.lines(of: page)
    var woven = ""
    var next = lines.lowerBound
    for setting in page.settings where lines.contains(setting.fence.line) {
      let fence = setting.fence
      woven += try prose(of: page, written, next..<fence.line)
      woven += setting.woven(
        page.lines[fence.line - 1..<fence.endLine], for: edition)
      next = fence.endLine + 1
    }
    return try woven
      + prose(of: page, written, next..<lines.upperBound + 1)
  }

  private mutating func prose(
    of page: Page, _ written: [String], _ numbers: Range<Int>
  ) throws(Problem) -> String {
    var text = ""
    // The edition may have put lines in: which line each comes from.
    var origins: [Int] = []
    for number in numbers {
      let line = page.lines[number - 1]
      text += written[number - 1]
      origins += repeatElement(
        number, count: written[number - 1].count(where: \.isNewline))
      if line.utf8.contains(UInt8(ascii: "[")),
        line.prefixMatch(of: /\ {0,3}\[[^\]]+\]:\s*(?![A-Za-z]+:)\S/) != nil
      {
        throw Problem(
          page.path, line: number, "a link into the book, set apart",
          help: "write it where it is used: [words](path)")
      }
    }
    origins.append(numbers.upperBound - 1)
    return try weave(text[...], of: page, from: origins[...])
  }

  /// Weaves the links of a text, whose lines come from those of the page.
  private mutating func weave(
    _ text: Substring, of page: Page, from lines: ArraySlice<Int>
  ) throws(Problem) -> String {
    var woven = ""
    var end = text.startIndex
    for link in Link.all(in: text) {
      woven += text[end..<link.range.lowerBound]
      let lines = lines.dropFirst(
        text[..<link.range.lowerBound].count(where: \.isNewline))
      let line = lines.first ?? 1
      let words = try weave(link.words, of: page, from: lines)
      do {
        woven += try weave(
          link, words, of: page, inSummary: page.summary.contains(line))
      } catch {
        throw Problem(page.path, line: line, error.message, help: error.help)
      }
      end = link.range.upperBound
    }
    return woven + text[end...]
  }

  private mutating func weave(
    _ link: Link, _ words: String, of page: Page, inSummary: Bool
  ) throws(BadLink) -> String {
    switch try target(of: link.destination, on: page) {
    case .elsewhere:
      if inSummary, edition.listsSummaries, !link.isPicture {
        throw BadLink(
          message: "a link out of the book in the first paragraph",
          help: "put it below: DocC shows the paragraph where the page is "
            + "listed, and leaves such links out")
      }
      return (link.isPicture ? "![" : "[") + words + link.tail
    case .page(let page, let heading):
      return edition.link(words, to: page, at: heading)
    case .file(let path) where link.isPicture:
      pictures.insert(path)
      return "![\(words)](<\(Self.name(ofPicture: path))>)"
    case .file(let path):
      // A file of the repository is on no page: its path has to do.
      let name = path.split(separator: "/").last ?? "."
      return words.contains(name) ? words : "\(words) (`\(path)`)"
    }
  }
}
