import Foundation
import Literate
import Testing

/// The rules: of contrasts, names and structure.
///
/// Source: <https://github.com/dequelabs/axe-core>
enum Axe {
  /// `axe.min.js`, which the environment's AXE names.
  static let file = ProcessInfo.processInfo.environment["AXE"]
}

/// The pages for one who does not see them well, or at all.
@Suite(
  "Pages by the rules of axe",
  .enabled(if: Browser.path != nil, "needs Chromium"),
  .enabled(if: Site.docc != nil, "needs docc on the PATH"),
  .enabled(if: Axe.file != nil, "needs AXE=axe.min.js"))
struct AccessibilityTests {
  @Test("break none", .timeLimit(.minutes(20)))
  func rules() async throws {
    let axe = try String(contentsOfFile: #require(Axe.file), encoding: .utf8)
    let site = try Site(of: Book.around(#filePath))
    let browser = try await Browser(at: #require(Browser.path))
    for page in site.pages {
      try await browser.open(site.address + page, width: 1280)
      try await Measurement.load(in: browser)
      _ = try await browser.evaluate(axe + "; true", as: Bool.self)
      for scheme in ["light", "dark"] {
        try await browser.prefer(scheme)
        let pale = try await browser.evaluate(Self.contrast, as: [String].self)
        #expect(pale == [], "\(page), \(scheme)")
      }
      for width in [1280, 768, 390] {
        try await browser.resize(to: width)
        let broken = try await browser.evaluate(Self.rules, as: [String].self)
        #expect(broken == [], "\(page) at \(width) pixels")
      }
    }
  }

  private static let broken = """
    (result) => result.passes.length == 0 ? ["axe has looked at nothing"]
      : result.violations.flatMap((rule) => rule.nodes.map((node) =>
        rule.id + ": " + rule.help + ": " + node.html.slice(0, 200)))
    """

  /// What breaks a rule: the rule, and the element.
  ///
  /// The words of a line of code are joined before: they are no more than
  /// colours, and axe takes its time for each.
  private static let rules = """
    (() => {
      for (const line of document.querySelectorAll(".code-line"))
        line.textContent = line.textContent
      return axe.run({rules: {"color-contrast": {enabled: false}}})
        .then(\(broken))
    })()
    """

  /// The same of contrasts.
  ///
  /// They are alike where the colours are, and axe takes seconds for a page's
  /// thousands of words, so it looks at one of a kind.
  private static let contrast = """
    (async () => {
      const kinds = new Map()
      for (const element of document.querySelectorAll("#app *")) {
        const hasText = [...element.childNodes].some((node) =>
          node.nodeType == Node.TEXT_NODE && node.data.trim() != "")
        if (!hasText || !element.checkVisibility()) continue
        const {color, fontSize, fontWeight} = getComputedStyle(element)
        let ground = element
        const fill = () => getComputedStyle(ground).backgroundColor
        while (ground.parentElement && fill() == "rgba(0, 0, 0, 0)")
          ground = ground.parentElement
        const kind = [color, fontSize, fontWeight, fill()].join()
        if (!kinds.has(kind)) kinds.set(kind, element)
      }
      return (\(broken))(await axe.run(
        [...kinds.values()], {runOnly: ["color-contrast"]}))
    })()
    """
}
