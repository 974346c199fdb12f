import Literate
import Testing

/// GitHub does not wrap the lines of a fence.
@Suite("Widths of the book")
struct WidthTests {
  @Test("are at most 88 columns in a fence", arguments: chapters)
  func fences(of chapter: Chapter) {
    for listing in chapter.text.listings {
      let wide = listing.fence.lines.filter { line in
        line.count > 88 && !isCompilerMessage(line)
      }
      #expect(wide == [], "\(listing.name)")
    }
  }

  /// Whether the compiler wrote a line: it breaks none of its messages.
  private func isCompilerMessage(_ line: String) -> Bool {
    line.starts(with: /main\.(swift|c):\d+:\d+: error:/)
  }
}
