extension Book {
  /// Writes the book as one text, from which pandoc makes one file to keep: an
  /// EPUB, or a page of HTML.
  ///
  /// Beside the text are its pictures, its stylesheet, and pandoc's templates.
  /// The folder is written whole or not at all; an earlier one is replaced.
  /// Throws what is wrong with a text or a link, or which file cannot be
  /// written.
  public func bind(to folder: String) throws(Problem) {
    try volume().write(to: folder)
  }

  func volume() throws(Problem) -> Volume {
    let pages = try pages()
    return try Volume(root: root, front: pages.front, chapters: pages.chapters)
  }
}
