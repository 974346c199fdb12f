import Foundation
import Literate
import Testing

/// The pages as a reader's browser shows them.
@Suite(
  .enabled(if: Browser.path != nil, "needs Chromium"),
  .enabled(if: Site.docc != nil, "needs docc on the PATH"))
struct PageTests {
  @Test("show all of a small book, on any screen", .timeLimit(.minutes(5)))
  func small() async throws {
    let book = try SmallBook()
    let site = try Site(of: Book(at: book.root))
    let browser = try await Browser(at: #require(Browser.path))
    // The script that leads on from the root ends the first measurement.
    try await browser.open(site.address, width: 390)
    _ = try? await Measurement(of: browser)
    #expect(try await Measurement(of: browser).headline == "The book")
    let pages = try await look(at: site, in: browser)
    #expect(
      pages == [
        "documentation/course/": "The book",
        "documentation/course/01-one/": "One & all",
        "documentation/course/02-two/": "Two",
        "documentation/course/glossary/": "Glossary",
        "documentation/course/system-calls/": "System calls",
      ])
    try await browser.open(
      site.address + "documentation/course/01-one/", width: 390)
    let page = try await Measurement(of: browser)
    #expect(page.pictures.count == 2)
    #expect(
      page.listings.map(\.syntax)
        == ["swift", "output", "console", "text", "c", "swift"])
    #expect(page.listings.map(\.text) == SmallBook.listings)
    var copied: [String?] = SmallBook.listings
    (copied[1], copied[2]) = (nil, nil)
    #expect(page.listings.map(\.copied) == copied)
    #expect(Set(page.listings.prefix(2).map(\.background)).count == 2)
  }

  @Test("show a hint to one who asks for it", .timeLimit(.minutes(5)))
  func hint() async throws {
    let book = try SmallBook()
    let site = try Site(of: Book(at: book.root))
    let browser = try await Browser(at: #require(Browser.path))
    try await browser.open(
      site.address + "documentation/course/02-two/", width: 390)
    _ = try await Measurement(of: browser)
    let before = try await browser.evaluate(Self.text, as: String.self)
    #expect(before.contains("Do nothing."))
    #expect(!before.contains("Lie down."))
    let after = try await browser.evaluate(
      """
      (async () => {
        const tabs = [...document.querySelectorAll("main a, main button")]
        tabs.find((tab) => tab.textContent.trim() == "Hint").click()
        // The old tab fades away.
        for (let times = 0; times < 1000; times++) {
          if (!\(Self.text).includes("Do nothing.")) break
          await new Promise((done) => setTimeout(done, 10))
        }
        return \(Self.text)
      })()
      """, as: String.self)
    #expect(after.contains("Lie down."))
    #expect(!after.contains("Do nothing."))
  }

  /// What can be read on the page.
  private static let text = #"document.querySelector("main").innerText"#

  @Test("of this book show all, on any screen", .timeLimit(.minutes(5)))
  func thisBook() async throws {
    let book = try Book.around(#filePath)
    let site = try Site(of: book)
    let pages = try await look(
      at: site, in: Browser(at: #require(Browser.path)))
    let names = book.chapters.map(\.name) + ["glossary", "system-calls"]
    #expect(
      Set(pages.keys)
        == Set(
          ["documentation/course/"]
            + names.map { "documentation/course/\($0)/" }))
  }

  @Test("lead back to the page before, and on to the next")
  func neighbours() async throws {
    let book = try Book.around(#filePath)
    let site = try Site(of: book)
    let browser = try await Browser(at: #require(Browser.path))
    let pages =
      ["course"]
      + (book.chapters.map(\.name) + ["glossary", "system-calls"])
      .map { "course/\($0)" }
    for (index, page) in pages.enumerated() {
      try await browser.open(
        site.address + "documentation/\(page)/", width: 390)
      let around = [index - 1, index + 1].filter(pages.indices.contains)
      #expect(
        try await Measurement(of: browser).neighbours
          == around.map { "/documentation/" + pages[$0] }, "\(page)")
    }
  }

  /// Looks at each page in wide and narrow windows, light and dark, and returns
  /// the pages' headlines by their paths.
  private func look(
    at site: Site, in browser: Browser
  ) async throws -> [String: String] {
    var headlines: [String: String] = [:]
    for page in site.pages {
      for width in [1280, 768, 390] {
        try await browser.open(site.address + page, width: width)
        for scheme in ["light", "dark"] {
          try await browser.prefer(scheme)
          let measured = try await Measurement(of: browser)
          expectSound(measured, "\(page) at \(width) pixels, \(scheme)")
          #expect(Int(measured.window) == width)
          #expect((measured.brightness < 0.5) == (scheme == "dark"))
          headlines[page] = measured.headline
        }
      }
    }
    return headlines
  }

  private func expectSound(_ page: Measurement, _ name: String) {
    #expect(
      page.title.hasPrefix(page.headline) && page.headline != "", "\(name)")
    #expect(page.content <= page.window, "\(name)")
    #expect(page.outside == [], "\(name)")
    #expect(page.listings.filter(\.isCut).map(\.text) == [], "\(name)")
    #expect(
      page.pictures.filter { $0.width == 0 || $0.isMissing }.map(\.address)
        == [], "\(name)")
    #expect(page.broken == [], "\(name)")
  }
}
