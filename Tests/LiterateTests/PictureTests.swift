import Foundation
import Testing

@testable import Literate

@Suite("Pictures")
struct PictureTests {
  private let source = "graph { a -- b [label=\"1\"] }\n"
  private static let dot = Toolchain.find("dot")

  @Test(
    "hold only as they were drawn", .enabled(if: dot != nil, "needs Graphviz"))
  func drawn() throws {
    let book = try SampleBook("", files: ["chapters/01-sample/a.dot": source])
    let dot = try #require(Self.dot)
    #expect(
      try Book(at: book.root).draw(with: dot) == ["chapters/01-sample/a.svg"])
    #expect(try book.verify().allProblems == [])
    let drawing = try book.text(of: "chapters/01-sample/a.svg")
    #expect(drawing.contains("stroke=\"#767676\""))
    #expect(drawing.contains("font-family=\"sans-serif\""))
    // Drawn in another style.
    try book.set(
      "chapters/01-sample/a.svg",
      to: drawing.replacing("-Gfontsize=14", with: "-Gfontsize=9"))
    #expect(try book.problem().contains("the picture was not drawn from"))
    try book.set("chapters/01-sample/a.svg", to: drawing)
    try book.set(
      "chapters/01-sample/a.dot", to: source.replacing("1", with: "2"))
    #expect(
      try book.problem().hasPrefix(
        "chapters/01-sample/a.svg:1:1: error: the picture was not drawn from "
          + "chapters/01-sample/a.dot as it now is\n"))
  }

  @Test("that were never drawn are an error")
  func missing() throws {
    let book = try SampleBook("", files: ["chapters/01-sample/a.dot": source])
    #expect(
      try book.problem().hasPrefix(
        "chapters/01-sample/a.svg:1:1: error: cannot be read"))
  }
}
