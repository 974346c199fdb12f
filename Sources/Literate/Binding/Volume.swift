/// What pandoc makes a file of: one text, its pictures, and how they look.
struct Volume {
  /// The book's folder.
  let root: String
  /// The woven text.
  let text: String
  /// The paths of the pictures, relative to the root.
  let pictures: Set<String>

  /// Binds the front page, what stands below its list of the chapters, the
  /// chapters by their parts, and the indexes.
  init(root: String, front: Page, chapters: [Page]) throws(Problem) {
    let indexes = try indexes(of: chapters)
    let course = try Course(front, chapters: chapters, indexes: indexes)
    let edition = BookEdition(front: front.name)
    let pages = chapters + indexes
    var weaver = Weaver(for: edition, root: root, pages: [front] + pages)
    var sections: [String] = []
    for lines in [front.titleLine + 1..<course.line, course.end..<front.end]
    where !lines.isEmpty {
      sections.append(try weaver.weave(front, lines: ClosedRange(lines)))
    }
    for part in course.parts {
      sections.append(edition.heading(of: part.title, on: front))
      for page in pages where part.pages.contains(page.name) {
        sections.append(try weaver.weave(page, lines: 1...page.lines.count))
      }
    }
    self.root = root
    text = Self.metadata(of: front) + sections.joined(separator: "\n\n") + "\n"
    pictures = weaver.pictures
  }

  /// Writes the volume as a folder, whole or not at all.
  ///
  /// An earlier volume is replaced, and nothing else.
  func write(to folder: String) throws(Problem) {
    try WovenFolder(
      root: root,
      files: [
        "book.md": text, "book.css": Self.stylesheet,
        "page.html": Self.pageTemplate, "epub.html": Self.epubTemplate,
      ],
      pictures: pictures, marks: ["book.md", "book.css"]
    ).write(to: folder)
  }

  /// What pandoc is to know of the book.
  private static func metadata(of front: Page) -> String {
    let quoted = front.title.replacing(/[\\"]/) { "\\" + $0.0 }
    // The identifier is the same each time, so that a reader's program knows a
    // later copy as this book.
    return """
      ---
      title: "\(quoted)"
      lang: en-GB
      identifier: "\(front.headings[0].anchor)"
      ---


      """
  }
}

extension Page {
  /// The number of the line after its last.
  fileprivate var end: Int { lines.count + 1 }
}
