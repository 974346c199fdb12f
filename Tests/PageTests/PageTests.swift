import Foundation
import Literate
import Testing

/// The pages as a reader's browser shows them.
@Suite(
  .enabled(if: Browser.path != nil, "needs Chromium"),
  .enabled(if: Site.docc != nil, "needs docc on the PATH"))
struct PageTests {
  @Test("show all of a small book, on any screen", .timeLimit(.minutes(3)))
  func small() throws {
    let book = try SmallBook()
    let site = try Site(
      of: Book(at: book.root), docc: #require(Site.docc))
    #expect(
      site.pages == [
        "documentation/course/", "documentation/course/01-one/",
        "documentation/course/02-two/",
      ])
    let browser = try Browser(at: #require(Browser.path))
    try browser.open(site.address, Look(width: 390, scheme: .light))
    // The script that leads on from the root ends the first measurement.
    _ = try? Measurement(of: browser)
    #expect(try Measurement(of: browser).headline == "The book")
    for look in Look.all {
      let pages = try site.pages.map { page in
        try browser.open(site.address + page, look)
        let measured = try Measurement(of: browser)
        expectSound(measured, "\(page) \(look)", look)
        return measured
      }
      #expect(pages.map(\.headline) == ["The book", "One & all", "Two"])
      #expect(pages.map(\.pictures.count) == [0, 2, 0])
      let listings = pages[1].listings
      #expect(
        listings.map(\.syntax)
          == ["swift", "output", "console", "text", "c", "swift"])
      #expect(listings.map(\.text) == SmallBook.listings)
      let copied = listings.map(\.copied)
      #expect(
        copied
          == SmallBook.listings.enumerated().map {
            [1, 2].contains($0.offset) ? nil : $0.element
          })
      #expect(Set(listings.prefix(2).map(\.background)).count == 2)
    }
  }

  @Test("of this book show all, on any screen", .timeLimit(.minutes(5)))
  func thisBook() throws {
    let book = try Book.around(#filePath)
    let site = try Site(of: book, docc: #require(Site.docc))
    #expect(
      Set(site.pages)
        == Set(
          ["documentation/course/"]
            + book.chapters.map { "documentation/course/\($0.name)/" }))
    let browser = try Browser(at: #require(Browser.path))
    for look in Look.all {
      for page in site.pages {
        try browser.open(site.address + page, look)
        try expectSound(
          Measurement(of: browser), "\(page) \(look)", look)
      }
    }
  }

  private func expectSound(
    _ page: Measurement, _ name: Comment, _ look: Look,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    func expect(_ holds: Bool, _ what: String) {
      #expect(holds, "\(name): \(what)", sourceLocation: sourceLocation)
    }
    expect(!page.headline.isEmpty, "no headline")
    expect(page.title.hasPrefix(page.headline), "the title is \(page.title)")
    expect(Int(page.window) == look.width, "the window is \(page.window) wide")
    expect(page.content <= page.window, "it is \(page.content) wide")
    expect(page.outside.isEmpty, "outside the window: \(page.outside)")
    expect(
      look.scheme == .dark ? page.brightness < 0.3 : page.brightness > 0.7,
      "its background is \(page.brightness) bright")
    for listing in page.listings {
      expect(!listing.isCut, "is cut: \(listing.text)")
    }
    for picture in page.pictures {
      expect(
        picture.width > 0 && !picture.isMissing,
        "a picture is missing: \(picture.address)")
    }
    expect(page.broken.isEmpty, "links lead nowhere: \(page.broken)")
  }
}
