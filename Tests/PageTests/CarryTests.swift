import Foundation
import Literate
import Testing

/// The book as files to carry.
@Suite(.enabled(if: pandoc != nil, "needs pandoc"))
struct CarryTests {
  private let folder = TemporaryFolder()

  // Where epubcheck is installed, no EPUB is made that it finds fault with.
  @Test("are a page and an EPUB", .timeLimit(.minutes(20)))
  func files() throws {
    let book = try SmallBook()
    let files = try Book(at: book.root).makeBook(in: folder.path + "/book")
    #expect(
      files.map { $0.trimmingPrefix(folder.path) }
        == ["/book/course.html", "/book/course.epub"])
    let epub = try Data(contentsOf: URL(filePath: files[1]))
    #expect(epub.starts(with: Data("PK".utf8)))
    #expect(epub.contains("application/epub+zip".utf8))
  }

  @Test(
    "show all of a small book, on any screen",
    .enabled(if: Browser.path != nil, "needs Chromium"),
    .timeLimit(.minutes(20)))
  func small() async throws {
    let book = try SmallBook()
    let browser = try await Browser(at: #require(Browser.path))
    let page = try await look(at: Book(at: book.root), in: browser)
    #expect(page.headline == "The book")
    #expect(page.listings == ["swift run 01-one"] + SmallBook.listings)
    #expect(
      page.captions == [
        "main.swift, lines 1–3", "Output, exit status 3", "Terminal",
      ])
    #expect(page.pictures == 2)
    let text = #"document.querySelector("main").innerText"#
    let folded = try await browser.evaluate(text, as: String.self)
    #expect(folded.contains("Do nothing.") && !folded.contains("Lie down."))
    let unfolded = try await browser.evaluate(
      #"document.querySelector("main summary").click(), "# + text,
      as: String.self)
    #expect(unfolded.contains("Lie down."))
  }

  @Test(
    "show all of this book, on any screen",
    .enabled(if: Browser.path != nil, "needs Chromium"),
    .timeLimit(.minutes(20)))
  func thisBook() async throws {
    let book = try Book.around(#filePath)
    let page = try await look(
      at: book, in: Browser(at: #require(Browser.path)))
    #expect(page.listings.count > book.chapters.flatMap(\.fences).count)
    #expect(page.pictures >= book.chapters.count)
  }

  /// Looks at the book's page, opened from the disk, in wide and narrow windows,
  /// light and dark, and returns what it is like in the last.
  private func look(
    at book: Book, in browser: Browser
  ) async throws -> BookMeasurement {
    let files = try book.makeBook(in: folder.path + "/book")
    try await browser.forbidScripts()
    var last: BookMeasurement?
    for width in [1280, 768, 390] {
      try await browser.open("file://" + files[0], width: width)
      for scheme in ["light", "dark"] {
        try await browser.prefer(scheme)
        let page = try await BookMeasurement(of: browser)
        let name: Comment = "\(width) pixels, \(scheme)"
        #expect(Int(page.window) == width, name)
        #expect(page.content <= page.window, name)
        #expect((page.brightness < 0.5) == (scheme == "dark"), name)
        #expect(page.outside == [], name)
        #expect(page.missing == [], name)
        #expect(page.broken == [], name)
        #expect(page.doubles == [], name)
        #expect(page.foreign == [], name)
        #expect(page.faint == [], name)
        #expect(page.keyword != page.code, name)
        last = page
      }
    }
    return try #require(last)
  }
}

private let pandoc = Toolchain.find("pandoc")

extension Data {
  fileprivate func contains(_ bytes: some Sequence<UInt8>) -> Bool {
    range(of: Data(bytes)) != nil
  }
}
