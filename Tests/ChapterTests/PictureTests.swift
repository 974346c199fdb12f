import Foundation
import Testing

/// The rules of CONTRIBUTING.md for pictures, held against every drawing.
@Suite("Pictures of the book")
struct PictureTests {
  /// Grey, orange and blue.
  static let palette: Set = ["#767676", "#c0561a", "#1e77d0"]
  static let drawings: [String] = {
    let chapters = bookDirectory.appending(path: "chapters").path
    let files = try? FileManager.default.subpathsOfDirectory(atPath: chapters)
    return (files ?? []).filter { $0.hasSuffix(".svg") }.sorted()
  }()

  private func text(of path: String) throws -> String {
    try String(
      contentsOf: bookDirectory.appending(path: "chapters/" + path),
      encoding: .utf8)
  }

  /// A drawing without the source in its comment.
  private func elements(of path: String) throws -> Substring {
    let text = try text(of: path)
    return text[try #require(text.firstRange(of: "<svg")).lowerBound...]
  }

  @Test("are in each chapter")
  func everywhere() {
    let directories = Set(Self.drawings.map { $0.prefix { $0 != "/" } })
    #expect(directories == Set(chapters.map { $0.name[...] }))
  }

  @Test("have colours of the palette only", arguments: drawings)
  func colours(path: String) throws {
    let used = try elements(of: path)
      .matches(of: /\b(?:fill|stroke|color|stop-color)[=:]\s*["']?([^"';]+)/)
      .map { String($0.1) }
    #expect(used.contains("#767676"))
    #expect(
      Set(used).subtracting(["none", "transparent"])
        .subtracting(Self.palette) == [])
  }

  @Test("can be read in a narrow column", arguments: drawings)
  func width(path: String) throws {
    let elements = try elements(of: path)
    let match = try #require(elements.firstMatch(of: /<svg width="(\d+)pt"/))
    let width = try #require(Double(match.1))
    #expect(width <= 420)
    let sizes = elements.matches(of: /font-size="([^"]+)"/).map(\.1)
    #expect(Set(sizes) == ["14.00"])
  }

  @Test("are shown once, with their words", arguments: drawings)
  func words(path: String) throws {
    let parts = path.split(separator: "/")
    try #require(parts.count == 2)
    let chapter = try text(of: parts[0] + "/README.md")
    let shown = chapter.matches(of: /(?m)^!\[([^\]]+)\]\(([^)]+)\)$/)
      .filter { $0.2 == parts[1] }
    try #require(shown.count == 1)
    let words = shown[0].1
    #expect(words.hasSuffix("."))
    #expect((10...80).contains(words.split(separator: " ").count))
  }
}
