import Foundation
import Literate
import TestSupport
import Testing

@testable import LiteratePages

extension SmallBook {
  /// The text of a page, woven for DocC, and what is wrong with the book.
  func site(_ name: String) throws -> (text: String, problems: [Problem]) {
    var weaver = try Weaver(read(), for: SiteEdition())
    let lines = try #require(weaver.site()[name])
    return (lines.map { $0.text + "\n" }.joined(), weaver.problems)
  }

  /// The first chapter below its first paragraph, `It is one.`, woven for DocC.
  func woven() throws -> String {
    let (page, problems) = try site("01-sample")
    #expect(problems == [])
    let start = try #require(page.firstRange(of: "It is one.\n\n"))
    let end = try #require(page.firstRange(of: "\n---\n\n@Row {\n"))
    return String(page[start.upperBound..<end.lowerBound])
  }

  /// Each problem's place and message.
  var pageProblems: [String] {
    get throws {
      try site("course").problems.map {
        "\($0.place.file):\($0.place.line): \($0.message)"
      }
    }
  }
}

/// A fence with an info string, and the lines of its content.
func block(_ info: String, _ content: String) -> String {
  "```\(info)\n" + content + (content.isEmpty ? "" : "\n") + "```\n"
}
