import Literate

/// A text of the book as a page.
struct Page {
  let text: Text
  /// Its name in links and addresses; empty if it does not become a page.
  let name: String
  /// Its headings, in order; the first is the title.
  private(set) var headings: [Heading] = []
  private(set) var paragraphs: [Paragraph] = []
  let exercises: [Exercise]

  var path: String { text.path }
  var title: Heading { headings[0] }

  /// Reads a text, which must begin with its title.
  init(
    _ text: Text, name: String, exercises: [Exercise] = []
  ) throws(Problem) {
    self.text = text
    self.name = name
    self.exercises = exercises
    guard text.lines.first?.wholeMatch(of: /#\ .*/) != nil else {
      throw Place(text.path).problem(
        "does not begin with a title",
        help: "begin it with a line such as `# Fork`")
    }
    let fenced = text.fencedLines
    for (index, line) in text.lines.enumerated() {
      if fenced.contains(index + 1) || line.allSatisfy({ " \t>".contains($0) })
      {
        continue
      }
      if let heading = Heading(line, number: index + 1, on: self) {
        headings.append(heading)
      } else if let last = paragraphs.last, last.end == index + 1,
        last.line != last.heading.line
      {
        paragraphs[paragraphs.count - 1].text += "\n" + line
        paragraphs[paragraphs.count - 1].end += 1
        continue
      }
      paragraphs.append(
        Paragraph(
          text: line, line: index + 1, end: index + 2,
          heading: headings[headings.count - 1]))
    }
  }
}

/// A heading of a text: `## What a child may do`.
struct Heading {
  /// The text that it is in, and the name of its page.
  let path: String
  let page: String
  /// Its line, counted from 1.
  let line: Int
  /// 1 for a title, to 6.
  let level: Int
  /// Its words, without the marks of code, emphasis and links.
  let words: String
  /// The anchor that GitHub gives it.
  let anchor: String

  /// Whether it is its page's title.
  var isTitle: Bool { line == 1 }

  /// The link to it from the book's root.
  var address: String { "/" + path + (isTitle ? "" : "#" + anchor) }

  /// Reads a line, if it is a heading; the page has those above it.
  fileprivate init?(_ line: String, number: Int, on page: Page) {
    guard line.hasPrefix("#"), let match = line.wholeMatch(of: /(#{1,6}) +(.*)/)
    else { return nil }
    path = page.path
    self.page = page.name
    self.line = number
    level = match.1.count
    words = String(match.2).replacing(/\[([^\]]*)\]\([^)]*\)/) { $0.1 }
      .replacing(/[`*]/, with: "")
    let plain = words.lowercased().replacing(" ", with: "-").filter {
      $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_"
    }
    anchor =
      ([plain] + (1...number).map { "\(plain)-\($0)" })
      .first { anchor in !page.headings.contains { $0.anchor == anchor } } ?? ""
  }
}

/// The text between blank lines, fences and headings, or a heading.
struct Paragraph {
  /// Its lines, exactly as in the text.
  fileprivate(set) var text: String
  /// The first of them, counted from 1, and the one after the last.
  let line: Int
  fileprivate(set) var end: Int
  /// The heading that it is below, or that it is.
  let heading: Heading

  /// The place in the book of an index in its text, or in another text with the
  /// same lines.
  func place(of index: String.Index, in text: String? = nil) -> Place {
    let before = (text ?? self.text)[..<index]
    return Place(
      heading.path, line: line + before.utf8.count { $0 == UInt8(ascii: "\n") })
  }
}
