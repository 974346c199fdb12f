import Foundation

/// The pages that DocC makes.
struct DocCEdition: Edition {
  func lines(of page: Page) -> [String] {
    let headings = Set(page.headings.map(\.line))
    return page.lines.enumerated().map { index, line in
      // DocC prints a heading's backticks.
      let plain =
        headings.contains(index + 1) ? line.replacing("`", with: "") : line
      return page.tabs.woven(String(plain), number: index + 1)
    }
  }

  /// A paragraph, which the stylesheet knows by its marks.
  func frame(caption: String) -> (above: [String], below: [String]) {
    (["***\(caption.escaped)***"], [])
  }

  func link(_ words: String, to page: Page, at heading: Heading?) -> String {
    "[\(words)](<doc:\(page.name)\(heading.map(fragment) ?? "")>)"
  }

  /// A heading's anchor: DocC finds it by its words.
  private func fragment(of heading: Heading) -> String {
    let words = heading.words.replacing(/\s/, with: "-")
    return "#"
      + (words.addingPercentEncoding(
        withAllowedCharacters: .alphanumerics.union(["-"])) ?? words)
  }

  var listsSummaries: Bool { true }
}
