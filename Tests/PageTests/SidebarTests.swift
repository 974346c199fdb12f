import Foundation
import Literate
import Testing

/// What the sidebar lists and finds.
@Suite(
  "The sidebar",
  .enabled(if: Browser.path != nil, "needs Chromium"),
  .enabled(if: Site.docc != nil, "needs docc on the PATH"))
struct SidebarTests {
  private let book: Book
  private let site: Site
  private let browser: Browser

  init() async throws {
    book = try Book.around(#filePath)
    site = try Site(of: book)
    browser = try await Browser(at: #require(Browser.path))
  }

  /// The entries that are shown, from the top.
  private static let entries = """
    [...document.querySelectorAll("[dataindex]")]
      .map((entry) => [Number(entry.getAttribute("dataindex")), entry.innerText])
      .filter(([index]) => index >= 0).sort(([a], [b]) => a - b)
      .map(([_, text]) => text.trim())
    """

  private func entries() async throws -> [String] {
    try await browser.evaluate(Self.entries, as: [String].self)
  }

  @Test("lists the parts and the chapters in order", .timeLimit(.minutes(5)))
  func order() async throws {
    try await browser.open(site.address + "documentation/course/", width: 1280)
    try await browser.wait(until: "\(Self.entries).length > 0")
    let entries = try await entries()
    let readme = try String(
      contentsOfFile: book.root + "/README.md", encoding: .utf8)
    let listed = readme.matches(of: /(?m)^(?:### (.*)|- \[(\d\d .*?)\].*)$/)
      .map { String($0.1 ?? $0.2 ?? "") }
    #expect(listed.count == book.chapters.count + 3)
    #expect(
      entries == listed + ["To look up", "Glossary", "System calls"])
  }

  @Test(
    "finds chapters, sections and exercises",
    .timeLimit(.minutes(5)),
    arguments: [
      ("hygiene", "03 Descriptor hygiene"),
      ("zombies wait", "Zombies wait for their parent"),
      ("reap:", "reap: wait for them all"),
    ])
  func filter(words: String, entry: String) async throws {
    try await browser.open(site.address + "documentation/course/", width: 1280)
    try await browser.wait(until: "\(Self.entries).length > 0")
    _ = try await browser.evaluate(
      #"document.querySelector(".navigator-filter input").focus() == null"#,
      as: Bool.self)
    try await browser.type(words)
    try await browser.wait(until: "\(Self.entries).length < 5")
    #expect(try await entries().contains(entry))
  }
}
