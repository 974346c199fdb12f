/// What the book is woven for: how that writes what Markdown has no word for,
/// or another word.
protocol Edition {
  /// The lines of a page, from those of its text, but for links and fences.
  ///
  /// What stands where a fence does is not looked at.
  func lines(of page: Page) -> [String]

  /// The lines around a block that has a caption.
  func frame(caption: String) -> (above: [String], below: [String])

  /// A link to a page, or to a heading of it.
  func link(_ words: String, to page: Page, at heading: Heading?) -> String

  /// Whether a page's first paragraph is also shown where the page is listed,
  /// without its links out of the book.
  var listsSummaries: Bool { get }
}
