import Literate
import TestSupport
import Testing

@testable import LiteratePages

@Suite("Pictures")
struct PictureTests {
  private static let source = "graph { a -- b [label=\"1\"] }\n"
  private let files = ["chapters/01-sample/a.dot": source]

  @Test(
    "hold only as they were drawn",
    .enabled(if: Toolchain.find("dot") != nil, "needs Graphviz"))
  func drawn() throws {
    let book = try SmallBook(pages: "# One\n", files)
    #expect(try book.read().draw() == ["chapters/01-sample/a.svg"])
    #expect(try book.pageProblems == [])
    let drawing = try book.text(of: "chapters/01-sample/a.svg")
    #expect(drawing.contains("stroke=\"#767676\""))
    #expect(drawing.contains("font-family=\"sans-serif\""))
    let stale = [
      "chapters/01-sample/a.svg:1: the picture was not drawn from "
        + "chapters/01-sample/a.dot as it now is"
    ]
    // Drawn in another style, then from another source.
    try book.write(
      drawing.replacing("-Gfontsize=14", with: "-Gfontsize=9"),
      to: "chapters/01-sample/a.svg")
    #expect(try book.pageProblems == stale)
    #expect(try book.read().draw() == ["chapters/01-sample/a.svg"])
    try book.write(
      Self.source.replacing("1", with: "2"), to: "chapters/01-sample/a.dot")
    #expect(try book.pageProblems == stale)
  }

  @Test(
    "that Graphviz does not understand are not drawn",
    .enabled(if: Toolchain.find("dot") != nil, "needs Graphviz"))
  func wrong() throws {
    let book = try SmallBook(
      pages: "# One\n", ["chapters/01-sample/a.dot": "grph {"])
    #expect {
      try book.read().draw()
    } throws: {
      "\($0)".hasPrefix("chapters/01-sample/a.dot:1:1: error: Graphviz cannot")
    }
  }

  @Test(
    "are XML whatever dashes their sources have",
    .enabled(if: Toolchain.find("dot") != nil, "needs Graphviz"))
  func dashes() throws {
    let book = try SmallBook(
      pages: "# One\n",
      ["chapters/01-sample/a.dot": "graph { a [label=\"--- ----\"] }\n// -"])
    _ = try book.read().draw()
    #expect(try book.pageProblems == [])
    let drawing = try book.text(of: "chapters/01-sample/a.svg")
    let comment = try #require(
      drawing.firstMatch(of: /(?s)<!--(.*?)-->\n<svg/)?.1)
    #expect(!(comment + "-").contains("--"))
  }

  @Test(
    "that somebody else drew stay as they are",
    .enabled(if: Toolchain.find("dot") != nil, "needs Graphviz"))
  func foreign() throws {
    let book = try SmallBook(pages: "# One\n", files)
    try book.write("<svg/>", to: "chapters/01-sample/a.svg")
    #expect(throws: Problem.self) { try book.read().draw() }
    #expect(try book.text(of: "chapters/01-sample/a.svg") == "<svg/>")
  }

  @Test("that were never drawn are an error")
  func missing() throws {
    let problems = try SmallBook(pages: "# One\n", files).pageProblems
    #expect(problems.count == 1)
    #expect(problems[0].hasPrefix("chapters/01-sample/a.svg:1: cannot be read"))
  }
}
