import Foundation
import Literate
import LiteratePages
import TestSupport
import Testing

/// The book as files to carry.
@Suite(.ownThread, .enabled(if: pandoc != nil, "needs pandoc"))
struct CarryTests {
  private let directory = TemporaryDirectory()

  /// Lets epubcheck look at an EPUB, where it is installed.
  private func check(_ epub: String) throws {
    guard let path = Toolchain.find("epubcheck") else { return }
    // Debian's is a Java archive, which not every kernel is told to run.
    let isArchive = try Data(contentsOf: URL(filePath: path))
      .starts(with: Data("PK".utf8))
    let run = try Tool(
      arguments: (isArchive ? ["java", "-jar"] : [])
        + [path, "--quiet", "--failonwarnings", epub], directory: "/",
      // Java's second compiler and its other collectors pay in longer runs.
      environment: [
        "JDK_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
      ]
    ).run()
    #expect(run.ending == .exit(0), "\(run.text)")
  }

  @Test(
    "show all of a small book, on any screen",
    .enabled(if: Browser.path != nil, "needs Chromium"),
    .timeLimit(.minutes(20)))
  func small() throws {
    let book = try WideBook.make()
    let browser = try Browser(at: #require(Browser.path))
    let page = try look(at: book.read(), in: browser, widths: [1280, 768, 390])
    let names = try FileManager.default.contentsOfDirectory(
      atPath: directory.path)
    #expect(
      names.sorted() == [".made-by-workbook", "course.epub", "course.html"])
    #expect(page.headline == "The book")
    #expect(page.listings == ["swift run 01-sample"] + WideBook.listings)
    #expect(
      page.captions == [
        "main.swift, lines 1–3", "Output, exit status 3", "Terminal",
      ])
    #expect(page.pictures == 2)
    let text = #"document.querySelector("main").innerText"#
    let folded = try browser.evaluate(text, as: String.self)
    #expect(folded.contains("Do nothing.") && !folded.contains("Lie down."))
    let unfolded = try browser.evaluate(
      #"document.querySelector("main summary").click(), "# + text,
      as: String.self)
    #expect(unfolded.contains("Lie down."))
  }

  @Test(
    "show all of this book, on any screen", .wholeBook,
    .enabled(if: Browser.path != nil, "needs Chromium"),
    .timeLimit(.minutes(20)))
  func thisBook() throws {
    let book = try readThisBook()
    let page = try look(
      at: book, in: Browser(at: #require(Browser.path)), widths: [390])
    try check(directory.path + "/course.epub")
    #expect(page.listings.count > book.chapters.flatMap(\.text.fences).count)
    #expect(page.pictures >= book.chapters.count)
  }

  /// Looks at the book's page, opened from the disk, in windows of some widths,
  /// light and dark, and returns what it is like in the last.
  private func look(
    at book: Book, in browser: Browser, widths: [Int]
  ) throws -> BookMeasurement {
    #expect(try book.bind(in: directory.path) == [])
    try browser.forbidScripts()
    try browser.open("file://\(directory.path)/course.html", width: widths[0])
    var last: BookMeasurement?
    for width in widths {
      try browser.resize(to: width)
      for scheme in ["light", "dark"] {
        try browser.prefer(scheme)
        let page = try BookMeasurement(of: browser)
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
