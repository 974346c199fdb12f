extension Book {
  /// Writes the book as a catalogue, from which DocC makes its web pages.
  ///
  /// README.md is the front page, and each chapter is a page; the last pages
  /// are made from their texts. The folder is written whole or not at all; an
  /// earlier catalogue is replaced. Throws what is wrong with a text or a link,
  /// or which file cannot be written.
  public func weave(to folder: String) throws(Problem) {
    try catalogue().write(to: folder)
  }

  func catalogue() throws(Problem) -> Catalogue {
    let pages = try pages()
    return try Catalogue(
      root: root, front: pages.front, chapters: pages.chapters)
  }
}

extension Catalogue {
  /// Weaves the front page, those of the chapters, and the indexes, in order.
  init(root: String, front: Page, chapters: [Page]) throws(Problem) {
    let indexes = try indexes(of: chapters)
    let course = try Course(front, chapters: chapters, indexes: indexes)
    let pages = [front] + chapters + indexes
    var weaver = Weaver(for: DocCEdition(), root: root, pages: pages)
    var texts: [String: String] = [:]
    for (index, page) in pages.enumerated() {
      let metadata =
        page.name == front.name
        ? "@TechnologyRoot"
        : "@TitleHeading(\"\(course.part(of: page) ?? front.title)\")"
      texts[page.name] =
        try weaver.weave(page, metadata: metadata)
        + Self.neighbours(
          before: index > 0 ? pages[index - 1] : nil,
          after: index + 1 < pages.count ? pages[index + 1] : nil)
    }
    texts[front.name]? += course.topics
    self.init(
      root: root, title: front.title, texts: texts, pictures: weaver.pictures)
  }

  /// Where a page leads on to, and back.
  private static func neighbours(before: Page?, after: Page?) -> String {
    let columns = [
      before.map { "Previous: <doc:\($0.name)>" },
      after.map { "Next: <doc:\($0.name)>" },
    ].compactMap(\.self).map { "  @Column {\n    \($0)\n  }\n" }
    return "\n---\n\n@Row {\n" + columns.joined() + "}\n"
  }
}

extension Weaver {
  /// Weaves a page, with what DocC is to know of it.
  fileprivate mutating func weave(
    _ page: Page, metadata: String
  ) throws(Problem) -> String {
    let (title, end) = (page.titleLine, page.lines.count)
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
