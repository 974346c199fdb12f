import Foundation
import Literate
import TestSupport
import Testing

/// The pages as a reader's browser shows them.
@Suite(
  .enabled(if: Browser.path != nil, "needs Chromium"),
  .enabled(if: Site.hasDocC, "needs docc"))
struct PageTests {
  @Test("show all of a small book, on any screen", .timeLimit(.minutes(20)))
  func small() async throws {
    let book = try WideBook.make()
    let browser = try await Browser(at: #require(Browser.path))
    let site = try await Site(of: book.read(), in: browser)
    // The script that leads on from the root ends the first measurement.
    try await browser.open(Site.address, width: 390)
    _ = try? await Measurement(of: browser)
    #expect(try await Measurement(of: browser).headline == "The book")
    #expect(
      try await look(at: site, in: browser).map(\.headline)
        == ["The book", "One & all", "Two", "Glossary", "System calls"])
    try await browser.open(
      Site.address + "documentation/course/01-sample/", width: 390)
    let page = try await Measurement(of: browser)
    #expect(page.pictures.count == 2)
    #expect(
      page.listings.map(\.syntax)
        == ["swift", "swift", "failure", "console", "text", "c"])
    #expect(page.listings.map(\.text) == WideBook.listings)
    var copied: [String?] = WideBook.listings
    (copied[2], copied[3]) = (nil, nil)
    #expect(page.listings.map(\.copied) == copied)
    #expect(Set(page.listings[1...2].map(\.background)).count == 2)
  }

  @Test("show a hint to one who asks for it", .timeLimit(.minutes(20)))
  func hint() async throws {
    let book = try WideBook.make()
    let browser = try await Browser(at: #require(Browser.path))
    _ = try await Site(of: book.read(), in: browser)
    try await browser.open(
      Site.address + "documentation/course/02-more/", width: 390)
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

  @Test(
    "have names for all, comments that can be read, and a button that is seen",
    .timeLimit(.minutes(20)))
  func additions() async throws {
    let book = try WideBook.make()
    let browser = try await Browser(at: #require(Browser.path))
    _ = try await Site(of: book.read(), in: browser)
    let pages = Site.address + "documentation/course/"
    try await browser.open(pages + "02-more/", width: 390)
    try await browser.wait(
      until: #"document.querySelector("nav.tabnav")?.ariaLabel == "Exercise 1""#
    )
    try await browser.wait(
      until:
        #"document.querySelector(".hierarchy .toggle")?.ariaLabel == "Pages above""#
    )
    try await browser.open(pages + "01-sample/", width: 1280)
    try await Measurement.load(in: browser)
    try await browser.prefer("light")
    try await browser.wait(
      until: """
        getComputedStyle(document.querySelector(".syntax-comment")).color
          == "rgb(93, 107, 119)"
        """)
    try await browser.wait(
      until: """
        (document.querySelector("main .copy-button").focus(),
          getComputedStyle(document.querySelector("main .copy-button")).opacity)
          == 1
        """)
  }

  /// What can be read on the page.
  private static let text = #"document.querySelector("main").innerText"#

  @Test(
    "of this book show all, on any screen, and lead on to the next",
    .timeLimit(.minutes(20)))
  func thisBook() async throws {
    let book = try readThisBook()
    let browser = try await Browser(at: #require(Browser.path))
    let site = try await Site(of: book, in: browser)
    #expect(
      site.pages
        == (["course/"]
        + (book.chapters.map(\.name) + ["glossary", "system-calls"])
        .map { "course/\($0)/" }).map { "documentation/" + $0 })
    let pages = try await look(at: site, in: browser)
    for (index, page) in pages.enumerated() {
      let around = [index - 1, index + 1].filter(pages.indices.contains)
      #expect(
        page.neighbours.map { $0.dropFirst() + "/" }
          == around.map { site.pages[$0] })
    }
    // The front page's entry in the sidebar has all the others below it.
    for (path, page) in zip(site.pages, pages).dropFirst() {
      let listed = try await browser.evaluate(
        Self.sections(of: path), as: [String].self)
      #expect(listed == page.sections, "\(path)")
    }
  }

  /// What the sidebar lists below a page.
  private static func sections(of path: String) -> String {
    """
    (async () => {
      const titles = (entry) => (entry.children ?? [])
        .flatMap((child) => [child.title, ...titles(child)])
      const find = (entry) => entry.path + "/" == "/\(path)"
        ? entry : (entry.children ?? []).map(find).find((found) => found)
      const index = await (await fetch("/index/index.json")).json()
      return titles(find(index.interfaceLanguages.swift[0]))
    })()
    """
  }

  /// Looks at each page in wide and narrow windows, light and dark, and returns
  /// what each is like.
  private func look(
    at site: Site, in browser: Browser
  ) async throws -> [Measurement] {
    var pages: [Measurement] = []
    for page in site.pages {
      try await browser.open(Site.address + page, width: 1280)
      for width in [1280, 768, 390] {
        try await browser.resize(to: width)
        let measured = try await Measurement(of: browser)
        if width == 1280 { pages.append(measured) }
        expectSound(measured, "\(page) at \(width) pixels")
        #expect(Int(measured.window) == width)
        for scheme in ["light", "dark"] {
          try await browser.prefer(scheme)
          let brightness = try await browser.evaluate(
            Measurement.brightness, as: Double.self)
          #expect((brightness < 0.5) == (scheme == "dark"), "\(page)")
        }
      }
    }
    return pages
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
