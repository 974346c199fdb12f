/// The part of a book that is to be verified.
public struct Selection: Sendable {
  /// The book.
  public let book: Book
  /// The checks, in order, each with its chapter.
  public let checks: [(chapter: Chapter, check: Check)]
  /// What is wrong in this part before anything is run.
  public let problems: [Problem]
  /// Whether it is the whole book.
  public let isWhole: Bool

  /// A name that is no part of the book, and what to do instead.
  public struct Unknown: Error, CustomStringConvertible {
    /// The sentence for the caller.
    public let description: String
  }

  /// Selects chapters by name, texts by path, and fences by `PATH:LINE`.
  ///
  /// Any line of a fence will do. No name selects the whole book.
  public init(_ names: [String], of book: Book) throws(Unknown) {
    self.book = book
    isWhole = names.isEmpty
    var checks: [(chapter: Chapter, check: Check)] = []
    var problems = isWhole ? book.problems : []
    if isWhole {
      for chapter in book.chapters {
        checks += chapter.checks.map { (chapter, $0) }
      }
    }
    for name in names {
      let (chapter, line) = try find(name, in: book)
      let chosen = chapter.checks.filter { check in
        line.map { line in
          check.listings.contains {
            $0.fence.line...$0.fence.endLine ~= line
          }
        } ?? true
      }
      let wrong = chapter.problems.filter { line == nil || $0.line == line }
      if chosen.isEmpty, wrong.isEmpty, line != nil {
        throw Unknown(
          description: "there is no fence at \(name); "
            + "`workbook list` shows where they are")
      }
      checks += chosen.map { (chapter, $0) }
      problems += wrong
    }
    self.checks = checks
    self.problems = problems
  }
}

extension Book {
  /// The chapter of a name; an unknown name gets the nearest that there is.
  public func chapter(_ name: String) throws(Selection.Unknown) -> Chapter {
    if let chapter = chapters.first(where: { $0.name == name }) {
      return chapter
    }
    // A chapter that is listed, and could not be read.
    if let problem = problems.first(where: {
      $0.file.hasPrefix("chapters/\(name)/") || $0.message.contains(" \(name) ")
        || $0.message.contains(" \(name),")
    }) {
      throw Selection.Unknown(description: problem.description)
    }
    throw Selection.Unknown(
      description: "there is no chapter \(name); "
        + suggestion(for: name, among: chapters.map(\.name)))
  }
}

private func find(
  _ name: String, in book: Book
) throws(Selection.Unknown) -> (chapter: Chapter, line: Int?) {
  var path = name
  var line: Int?
  if let colon = name.lastIndex(of: ":"),
    let number = Int(name[name.index(after: colon)...])
  {
    path = String(name[..<colon])
    line = number
  }
  // An absolute path, or one from the book's root, or from somewhere in it.
  if let chapter = book.chapters.first(where: {
    path.hasSuffix($0.path) || path == $0.folder || path == $0.folder + "/"
  }) {
    return (chapter, line)
  }
  return (try book.chapter(path), line)
}
