import Foundation
import Literate
import TestSupport
import Testing

/// The pages as a reader's browser shows them.
@Suite(
  .ownThread, .enabled(if: Browser.path != nil, "needs Chromium"),
  .enabled(if: Site.hasDocC, "needs docc"))
struct PageTests {
  @Test(
    "of a small book show all, on any screen, and answer its reader",
    .timeLimit(.minutes(20)))
  func small() throws {
    let book = try WideBook.make()
    let browser = try Browser(at: #require(Browser.path))
    let site = try Site(of: book.read(), in: browser)
    // The script that leads on from the root ends the first measurement.
    try browser.open(Site.address, width: 390)
    _ = try? Measurement(of: browser)
    #expect(try Measurement(of: browser).headline == "The book")
    let headlines = try site.pages.map { page in
      try browser.open(Site.address + page, width: 1280)
      return try look(at: page, of: site, in: browser).headline
    }
    #expect(
      headlines
        == ["The book", "One & all", "Two", "Glossary", "System calls"])
    try browser.open(
      Site.address + "documentation/course/01-sample/", width: 390)
    let page = try Measurement(of: browser)
    #expect(page.pictures.count == 2)
    #expect(
      page.listings.map(\.syntax)
        == ["swift", "swift", "failure", "console", "text", "c"])
    #expect(page.listings.map(\.text) == WideBook.listings)
    var copied: [String?] = WideBook.listings
    (copied[2], copied[3]) = (nil, nil)
    #expect(try Measurement.copied(in: browser) == copied)
    #expect(Set(page.listings[1...2].map(\.background)).count == 2)
    try expectHint(in: browser)
    try expectAdditions(in: browser)
  }

  /// A hint is shown to one who asks for it.
  private func expectHint(in browser: Browser) throws {
    try browser.open(
      Site.address + "documentation/course/02-more/", width: 390)
    _ = try Measurement(of: browser)
    let before = try browser.evaluate(Self.text, as: String.self)
    #expect(before.contains("Do nothing."))
    #expect(!before.contains("Lie down."))
    let after = try browser.evaluate(
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

  /// All has a name, comments can be read, and a focused button is seen.
  private func expectAdditions(in browser: Browser) throws {
    let pages = Site.address + "documentation/course/"
    try browser.open(pages + "02-more/", width: 390)
    try browser.wait(
      until: #"document.querySelector("nav.tabnav")?.ariaLabel == "Exercise 1""#
    )
    try browser.wait(
      until:
        #"document.querySelector(".hierarchy .toggle")?.ariaLabel == "Pages above""#
    )
    try browser.open(pages + "01-sample/", width: 1280)
    try Measurement.load(in: browser)
    try browser.prefer("light")
    try browser.wait(
      until: """
        getComputedStyle(document.querySelector(".syntax-comment")).color
          == "rgb(93, 107, 119)"
        """)
    try browser.wait(
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
    .wholeBook, .timeLimit(.minutes(20)))
  func thisBook() throws {
    let book = try readThisBook()
    let browser = try Browser(at: #require(Browser.path))
    let site = try Site(of: book, in: browser)
    let names = book.chapters.map(\.name) + ["glossary", "system-calls"]
    let course = "documentation/course/"
    #expect(site.pages == [course] + names.map { course + $0 + "/" })
    try browser.open(Site.address + site.pages[0], width: 1280)
    for (index, path) in site.pages.enumerated() {
      if index > 0 { try leadOn(to: path, in: browser) }
      let page = try look(at: path, of: site, in: browser)
      let around = [index - 1, index + 1].filter(site.pages.indices.contains)
      #expect(
        page.neighbours.map { $0.dropFirst() + "/" }
          == around.map { site.pages[$0] })
      // The front page's entry in the sidebar has all the others below it.
      if index == 0 { continue }
      let listed = try browser.evaluate(
        Self.sections(of: path), as: [String].self)
      #expect(listed == page.sections, "\(path)")
    }
  }

  /// Goes from a page to the next, as a reader does.
  private func leadOn(to path: String, in browser: Browser) throws {
    _ = try browser.evaluate(
      #"[...document.querySelectorAll("main .row:last-child a")].at(-1).click()"#
        + ", true", as: Bool.self)
    try browser.wait(
      until: """
        location.pathname + "/" == "/\(path)"
          && document.title.startsWith(
            document.querySelector("main h1")?.textContent.trim())
        """)
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

  /// Looks at a page in wide and narrow windows, light and dark, and returns
  /// what it is like in the widest.
  private func look(
    at page: String, of site: Site, in browser: Browser
  ) throws -> Measurement {
    let measured = try [1280, 768, 390].map { width in
      try browser.resize(to: width)
      let measured = try Measurement(of: browser)
      expectSound(measured, of: site, "\(page) at \(width) pixels")
      #expect(Int(measured.window) == width)
      for scheme in ["light", "dark"] {
        try browser.prefer(scheme)
        let brightness = try browser.evaluate(
          Measurement.brightness, as: Double.self)
        #expect((brightness < 0.5) == (scheme == "dark"), "\(page)")
      }
      return measured
    }
    return measured[0]
  }

  private func expectSound(
    _ page: Measurement, of site: Site, _ name: String
  ) {
    #expect(
      page.title.hasPrefix(page.headline) && page.headline != "", "\(name)")
    #expect(page.content <= page.window, "\(name)")
    #expect(page.outside == [], "\(name)")
    #expect(page.listings.filter(\.isCut).map(\.text) == [], "\(name)")
    #expect(
      page.pictures.filter { $0.width == 0 || $0.isMissing }.map(\.address)
        == [], "\(name)")
    #expect(page.links.filter { !site.has($0) } == [], "\(name)")
    #expect(page.broken == [], "\(name)")
  }
}
