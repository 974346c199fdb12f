import Foundation
import Literate
import Testing

/// What the sidebar lists and finds.
@Suite(
  "The sidebar",
  .enabled(if: Browser.path != nil, "needs Chromium"),
  .enabled(if: Site.docc != nil, "needs docc on the PATH"))
struct SidebarTests {
  @Test(
    "lists parts and chapters in order, and finds all that they have",
    .timeLimit(.minutes(20)))
  func sidebar() async throws {
    let book = try Book.around(#filePath)
    let site = try Site(of: book)
    let browser = try await Browser(at: #require(Browser.path))
    func show() async throws {
      try await browser.open(
        site.address + "documentation/course/", width: 1280)
      try await browser.wait(until: "\(Self.entries).length > 0")
    }
    try await show()
    let readme = try String(
      contentsOfFile: book.root + "/README.md", encoding: .utf8)
    let listed = readme.matches(of: /(?m)^(?:### (.*)|- \[(\d\d .*?)\].*)$/)
      .map { String($0.1 ?? $0.2 ?? "") }
    #expect(listed.count == book.chapters.count + 3)
    #expect(
      try await browser.evaluate(Self.entries, as: [String].self)
        == listed + ["To look up", "Glossary", "System calls"])
    // A chapter, a section, and an exercise.
    for (words, entry) in [
      ("hygiene", "03 Descriptor hygiene"),
      ("zombies wait", "Zombies wait for their parent"),
      ("reap:", "reap: wait for them all"),
    ] {
      // What was sought before is kept for the session.
      _ = try await browser.evaluate(
        "sessionStorage.clear() == null", as: Bool.self)
      try await show()
      _ = try await browser.evaluate(
        #"document.querySelector(".navigator-filter input").focus() == null"#,
        as: Bool.self)
      try await browser.type(words)
      try await browser.wait(until: "\(Self.entries).length < 5")
      let found = try await browser.evaluate(Self.entries, as: [String].self)
      #expect(found.contains(entry))
    }
  }

  /// The entries that are shown, from the top.
  private static let entries = """
    [...document.querySelectorAll("[dataindex]")]
      .map((entry) => [Number(entry.getAttribute("dataindex")), entry.innerText])
      .filter(([index]) => index >= 0).sort(([a], [b]) => a - b)
      .map(([_, text]) => text.trim())
    """
}
