/// Weaves texts of the repository into pages for DocC.
struct Weaver {
  /// The book's folder.
  let root: String
  /// README.md, and the texts of the chapters.
  let pages: [Page]
  /// The pictures of the pages woven so far, relative to the root.
  private(set) var pictures: Set<String> = []

  init(root: String, pages: [Page]) {
    self.root = root
    self.pages = pages
  }

  /// What a picture is called among the pages: DocC knows it by name only.
  static func name(ofPicture path: String) -> String {
    path.replacing("/", with: "-")
  }

  /// Weaves some lines of a page, which are counted from 1.
  mutating func weave(
    _ page: Page, lines: ClosedRange<Int>
  ) throws(Problem) -> String {
    var woven = ""
    var next = lines.lowerBound
    for setting in page.settings where lines.contains(setting.fence.line) {
      let fence = setting.fence
      woven += try prose(of: page, next..<fence.line)
      woven += setting.woven(page.lines[fence.line - 1..<fence.endLine])
      next = fence.endLine + 1
    }
    return try woven + prose(of: page, next..<lines.upperBound + 1)
  }

  private mutating func prose(
    of page: Page, _ numbers: Range<Int>
  ) throws(Problem) -> String {
    let headings = Set(page.headings.map(\.line))
    var text = ""
    for number in numbers {
      let line = page.lines[number - 1]
      // DocC prints a heading's backticks.
      let plain =
        headings.contains(number) ? line.replacing("`", with: "") : line
      text += page.tabs.woven(String(plain), number: number)
      if line.utf8.contains(UInt8(ascii: "[")),
        line.prefixMatch(of: /\ {0,3}\[[^\]]+\]:\s*(?![A-Za-z]+:)\S/) != nil
      {
        throw Problem(
          page.path, line: number, "a link into the book, set apart",
          help: "write it where it is used: [words](path)")
      }
    }
    return try weave(text[...], of: page, line: numbers.lowerBound)
  }

  /// Weaves the links of a text that begins at a line.
  private mutating func weave(
    _ text: Substring, of page: Page, line: Int
  ) throws(Problem) -> String {
    var woven = ""
    var end = text.startIndex
    for link in Link.all(in: text) {
      woven += text[end..<link.range.lowerBound]
      let line = line + text[..<link.range.lowerBound].count(where: \.isNewline)
      let words = try weave(link.words, of: page, line: line)
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
      if inSummary, !link.isPicture {
        throw BadLink(
          message: "a link out of the book in the first paragraph",
          help: "put it below: DocC shows the paragraph where the page is "
            + "listed, and leaves such links out")
      }
      return (link.isPicture ? "![" : "[") + words + link.tail
    case .page(let page, let heading):
      return "[\(words)](<doc:\(page.name)\(heading?.fragment ?? "")>)"
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
