import Foundation
import Literate
import Testing

/// The pages for one who has no mouse.
@Suite(
  "Pages by keyboard alone",
  .enabled(if: Browser.path != nil, "needs Chromium"),
  .enabled(if: Site.docc != nil, "needs docc on the PATH"))
struct KeyboardTests {
  private let site: Site
  private let browser: Browser

  init() async throws {
    let book = try SmallBook()
    site = try Site(of: Book(at: book.root))
    browser = try await Browser(at: #require(Browser.path))
  }

  /// What has the focus, and whether one can see that.
  private struct Focus: Decodable, Hashable {
    var element: String
    var isSeen: Bool
  }

  private func open(_ page: String, width: Int) async throws {
    try await browser.open(
      site.address + "documentation/course/" + page, width: width)
    try await Measurement.load(in: browser)
  }

  /// What the focus comes by, when Tab is pressed until it is back where it was.
  private func tour() async throws -> [Focus] {
    var tour: [Focus] = []
    for _ in 0..<200 {
      try await browser.press("Tab")
      let json = try await browser.evaluate(Self.focus, as: String.self)
      let focus = try JSONDecoder().decode(Focus.self, from: Data(json.utf8))
      // At the end the tour begins anew.
      if focus == tour.first { break }
      // DocC loses the focus in its sidebar now and then, or takes it back.
      if focus.element != "", !tour.contains(focus) { tour.append(focus) }
    }
    return tour
  }

  /// The name of what has the focus.
  private static let name = """
    (document.activeElement.ariaLabel ?? document.activeElement.innerText).trim()
    """

  /// The same, as soon as it is another than `Two`, and after two seconds.
  private static let nextName = """
    (async () => {
      for (let times = 0; times < 200 && \(name) == "Two"; times++)
        await new Promise((done) => setTimeout(done, 10))
      return \(name)
    })()
    """

  /// A focus is seen if it makes a difference to what is around.
  private static let focus = """
    (async () => {
      const element = document.activeElement
      if (element == document.body) return '{"element": "", "isSeen": true}'
      const near = [element, ...element.children]
      for (let up = element; near.length < 20 && up != document.body;)
        near.push(up = up.parentElement)
      const looks = async () => {
        await new Promise((done) => setTimeout(done))
        return near.map((part) => {
          part.style.transition = "none"
          const style = getComputedStyle(part)
          return [style.outline, style.boxShadow, style.opacity].join()
        }).join("; ")
      }
      const focused = await looks()
      const {opacity} = getComputedStyle(element)
      element.blur()
      const isSeen = opacity > 0 && focused != await looks()
      element.focus()
      window.names ??= new Map()
      if (!names.has(element)) names.set(element, names.size)
      return JSON.stringify({
        element: names.get(element) + " " + \(name),
        isSeen,
      })
    })()
    """

  @Test(
    "lead to every link, block and button, which is seen to have the focus",
    .timeLimit(.minutes(20)), arguments: [390, 1280])
  func everywhere(width: Int) async throws {
    try await open("01-one/", width: width)
    let tour = try await tour()
    #expect(tour.filter { !$0.isSeen } == [])
    #expect(tour.first?.element.hasSuffix(" Skip Navigation") == true)
    let missed = try await browser.evaluate(
      """
      [...document.querySelectorAll("main :is(a[href], button)")]
        .filter((element) => element.checkVisibility({visibilityProperty: true})
          && !names.has(element))
        .map((element) => element.outerHTML)
      """, as: [String].self)
    #expect(missed == [])
    #expect(tour.count > 8)
  }

  private func choose(_ name: String) async throws {
    try await go(to: name)
    try await browser.press("Enter")
  }

  /// Goes on with Tab until an element of a name has the focus.
  private func go(to name: String) async throws {
    for _ in 0..<200 {
      try await browser.press("Tab")
      if try await browser.evaluate(Self.name, as: String.self) == name {
        return
      }
    }
    throw BrowserError(message: "\(name) is never reached")
  }

  @Test("go on to the next page, and back", .timeLimit(.minutes(20)))
  func next() async throws {
    try await open("01-one/", width: 1280)
    try await choose("Two")
    try await browser.wait(until: "location.pathname.includes('02-two')")
  }

  @Test("show a hint", .timeLimit(.minutes(20)))
  func hint() async throws {
    try await open("02-two/", width: 1280)
    try await choose("Hint")
    try await browser.wait(
      until: #"document.querySelector("main").innerText.includes("Lie down.")"#)
  }

  @Test("open the sidebar on a narrow screen", .timeLimit(.minutes(20)))
  func sidebar() async throws {
    try await open("02-two/", width: 390)
    try await choose("Open Documentation Navigator")
    // While DocC still draws, a key may find the sidebar not ready: come again.
    for _ in 0..<5 {
      try await go(to: "Two")
      try await browser.press("ArrowUp")
      let name = try await browser.evaluate(Self.nextName, as: String.self)
      if name != "Two" { break }
    }
    #expect(
      try await browser.evaluate(Self.name, as: String.self) == "One & all")
    try await browser.press("Enter")
    try await browser.wait(until: "location.pathname.includes('01-one')")
  }
}
