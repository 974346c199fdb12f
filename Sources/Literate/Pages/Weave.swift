extension Book {
  /// Writes the book as a catalogue, from which DocC makes its web pages.
  ///
  /// Each chapter is a page, and README.md the front page, down to its list of
  /// the chapters. The folder is written whole or not at all; an earlier
  /// catalogue is replaced. Throws what is wrong with a text or a link, or which
  /// file cannot be written.
  public func weave(to folder: String) throws(Problem) {
    try catalogue().write(to: folder)
  }

  func catalogue() throws(Problem) -> Catalogue {
    let pages = try pages()
    return try Catalogue(
      root: root, front: pages.front, chapters: pages.chapters)
  }

  /// Reads README.md and the chapters, in order.
  func pages() throws(Problem) -> (front: Page, chapters: [Page]) {
    let text = try read("README.md", root: root)
    let front = try Page(
      "README.md", name: Catalogue.name, text: text,
      settings: Fence.all(in: text).map {
        Setting(fence: $0, info: $0.info, caption: nil)
      })
    var pages: [Page] = []
    for chapter in chapters {
      pages.append(
        try Page(
          chapter.path, name: chapter.name, text: chapter.text,
          settings: settings(of: chapter), tabs: tabs(of: chapter)))
    }
    return (front, pages)
  }

  private func tabs(of chapter: Chapter) throws(Problem) -> Tabs {
    Tabs(
      try ExerciseText.all(
        in: chapter.text, of: chapter.path, fences: chapter.fences))
  }
}

extension Catalogue {
  /// Weaves the front page and those of the chapters, in order.
  init(root: String, front: Page, chapters: [Page]) throws(Problem) {
    let course = try Course(front, chapters: chapters)
    var weaver = Weaver(
      for: DocCEdition(), root: root, pages: [front] + chapters)
    var texts: [String: String] = [:]
    texts[front.name] =
      try weaver.weave(front, metadata: "@TechnologyRoot", to: course.line - 1)
      + course.topics
    for (index, page) in chapters.enumerated() {
      let part = course.part(of: page) ?? "Chapter"
      var text = try weaver.weave(
        page, metadata: "@TitleHeading(\"\(part)\")", to: page.lines.count)
      if index + 1 < chapters.count {
        text += "\n---\n\nNext: <doc:\(chapters[index + 1].name)>\n"
      }
      texts[page.name] = text
    }
    self.init(root: root, texts: texts, pictures: weaver.pictures)
  }
}

extension Weaver {
  /// Weaves a page to a line, with what DocC is to know of it.
  fileprivate mutating func weave(
    _ page: Page, metadata: String, to end: Int
  ) throws(Problem) -> String {
    let title = page.titleLine
    let below = try title < end ? weave(page, lines: title + 1...end) : ""
    return try weave(page, lines: 1...title) + """

      @Metadata {
        \(metadata)
      }
      @Options {
        @AutomaticArticleSubheading(disabled)
        @AutomaticSeeAlso(disabled)
      }

      """ + below
  }
}
