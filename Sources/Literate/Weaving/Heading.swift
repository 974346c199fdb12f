/// A heading of a text: `## What a child may do`.
struct Heading {
  /// Its line, counted from 1.
  let line: Int
  /// 1 for the title, to 6.
  let level: Int
  /// Its words, without the marks of code, emphasis and links.
  let words: String

  /// Reads a line, if it is a heading.
  init?(_ text: Substring, line: Int) {
    // Regular expressions are slow, and most lines are none.
    guard text.utf8.contains(UInt8(ascii: "#")),
      let match = text.wholeMatch(of: /\ {0,3}(#{1,6})[ \t]+(.*?)\s*/)
    else { return nil }
    self.line = line
    level = match.1.count
    words = String(match.2).replacing(/\[([^\]]*)\]\([^)]*\)/) { $0.1 }
      .replacing(/[`*]|[ \t]+#+$/, with: "")
  }

  /// The anchor that GitHub gives it.
  var anchor: String {
    words.lowercased().replacing(" ", with: "-").filter {
      $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_"
    }
  }
}
