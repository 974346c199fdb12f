import Foundation
import Literate

/// The book as pages, and what is wrong with them before they are woven.
struct Contents {
  let book: Book
  /// Everything that links may lead to: README.md, the chapters, the glossary,
  /// the index of system calls, and CONTRIBUTING.md, which does not become a
  /// page.
  let all: [Page]
  /// The parts of the course with their pages, and finally the indexes.
  let parts: [(title: String, pages: [Page])]
  private(set) var problems: [Problem]

  init(of book: Book) throws(Problem) {
    self.book = book
    let texts = try book.texts.map { text throws(Problem) in
      let chapter = book.chapter(of: text.path)
      return try Page(
        text,
        name: chapter?.name ?? (text.path == "README.md" ? "course" : ""),
        exercises: chapter?.exercises ?? [])
    }
    guard let front = texts.first, front.path == "README.md" else {
      throw Place("README.md").problem(
        "there is no front page", help: "write README.md")
    }
    let chapters = texts.dropFirst().filter { !$0.name.isEmpty }
    let terms = try glossary(of: chapters, in: book.files)
    let calls = try systemCalls(of: chapters, in: book.files)
    let parts = front.parts(of: chapters)
    self.parts = parts + [("To look up", [terms.page, calls.page])]
    let pages = [front] + chapters + [terms.page, calls.page]
    // The glossary's text is on its page, with the links.
    all =
      pages + texts.filter { $0.name.isEmpty && $0.path != terms.page.path }
    problems =
      try pages.flatMap(\.problems) + terms.problems + calls.problems
      + book.pictures().compactMap(book.problem(ofPicture:))
    let listed = parts.flatMap(\.pages).map(\.path)
    let changes = difference(from: chapters.map(\.path), to: listed)
    if !changes.isEmpty {
      problems.append(
        Place(front.path).problem(
          "does not list the chapters as they are",
          detail: changes,
          help: "link each once below a heading `## The course`, in order"))
    }
  }

  /// The pages, in order.
  var pages: [Page] { all.filter { !$0.name.isEmpty } }

  /// The book's title, safe inside quotation marks.
  var title: String { all[0].title.words.replacing(/["\\]/, with: "'") }

  /// Finds where an internal link at a place of the book leads: to a path from
  /// the root and, if that is a page, to one of its headings.
  func target(
    of destination: Substring, at place: Place
  ) throws(Problem) -> (path: String, heading: Heading?) {
    let parts = destination.split(
      separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let written = parts[0].removingPercentEncoding ?? String(parts[0])
    let isWhole = written.isEmpty || written.hasPrefix("/")
    let base = URL(
      filePath: "/book/" + (written.hasPrefix("/") ? "" : place.file))
    let url = (isWhole ? base : base.deletingLastPathComponent())
      .appending(path: written).standardized
    let path = String(url.path.trimmingPrefix(/\/book\/?/))
    let isInside = (url.path + "/").hasPrefix("/book/")
    let page = all.first { [path, path + "/README.md"].contains($0.path) }
    guard let page, isInside else {
      if isInside, book.files.exists(path) { return (path, nil) }
      throw place.problem(
        "the link leads to \(path), which is not in the book",
        help: "correct the link, or make the file")
    }
    let anchor = String(parts.dropFirst().first ?? "")
    let named = page.headings.first { $0.anchor == anchor }
    guard let heading = anchor.isEmpty ? page.title : named else {
      throw place.problem(
        "\(page.path) has no heading with the anchor #\(anchor)",
        help: nearest(to: anchor, in: page.headings.map(\.anchor))
          .map { "did you mean #\($0)?" } ?? "correct the link, or the heading")
    }
    return (path, page.name.isEmpty ? nil : heading)
  }
}

extension Page {
  /// What is wrong with its text by itself.
  fileprivate var problems: [Problem] {
    text.problems
      + paragraphs.flatMap { paragraph in
        paragraph.text.matches(of: /(?m)^\[[^\]]+\]:/).map {
          paragraph.place(of: $0.range.lowerBound).problem(
            "an address set apart",
            help: "write it where it is used: [words](address)")
        }
      }
  }

  /// The parts of the course as the front page lists them: below the heading
  /// `## The course`, which is the first part's, and the headings below that.
  fileprivate func parts(
    of chapters: [Page]
  ) -> [(title: String, pages: [Page])] {
    var parts: [(title: String, pages: [Page])] = []
    var isList = false
    for paragraph in paragraphs {
      let heading = paragraph.heading
      if heading.line == paragraph.line {
        if heading.level <= 2 { isList = heading.words == "The course" }
        if isList { parts.append((heading.words, [])) }
      } else if isList {
        parts[parts.count - 1].pages += paragraph.text[...].links
          .compactMap { link in chapters.first { $0.path == link.destination } }
      }
    }
    return parts.filter { !$0.pages.isEmpty }
  }
}

extension Book {
  /// The external addresses that the book's texts link to, sorted, each with
  /// the place of its first link.
  package func addresses() throws(Problem) -> [(String, Place)] {
    let pages = try Contents(of: self).all.filter { $0.name != "system-calls" }
    let links = pages.flatMap(\.paragraphs).flatMap { paragraph in
      paragraph.text[...].links.filter(\.isAddress).map {
        (String($0.destination), paragraph.place(of: $0.words.startIndex))
      }
    }
    return Dictionary(links) { first, _ in first }
      .map { ($0, $1) }.sorted { $0.0 < $1.0 }
  }
}
