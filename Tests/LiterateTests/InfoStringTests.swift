import Testing

@testable import Literate

@Suite("Info strings are read as they are meant")
struct InfoStringTests {
  @Test(
    arguments: [
      ("", ""),
      (" \t swift  run\t ", "swift  run"),
      ("\u{A0}a\u{A0}", "\u{A0}a\u{A0}"),
      // Backslashes hide punctuation, and nothing else.
      ("\\!\\~\\\\", "!~\\"),
      ("a\\b\\", "a\\b\\"),
      ("\\\u{E9}", "\\\u{E9}"),
      // Names.
      ("f&ouml;&ouml;", "f\u{F6}\u{F6}"),
      ("&amp;&AMP;&lt;&quot;", "&&<\""),
      ("&angst;", "\u{C5}"),
      ("&Aopf;", "\u{1D538}"),
      ("&ngE;", "\u{2267}\u{338}"),
      ("&CounterClockwiseContourIntegral;", "\u{2233}"),
      ("&nbsp;a&Tab;", "\u{A0}a\t"),
      ("&copy", "&copy"),
      ("&Copy;&nosuch;&;& amp;", "&Copy;&nosuch;&;& amp;"),
      ("&&amp;", "&&"),
      // Numbers.
      ("&#35;&#1234;&#992;", "#\u{4D2}\u{3E0}"),
      ("&#x22;&#XD06;&#xcab;", "\"\u{D06}\u{CAB}"),
      ("&#0;&#x0;", "\u{FFFD}\u{FFFD}"),
      ("&#xD800;&#x110000;&#9999999;", "\u{FFFD}\u{FFFD}\u{FFFD}"),
      ("&#x10FFFF;", "\u{10FFFF}"),
      ("&#87654321;&#x1000000;", "&#87654321;&#x1000000;"),
      ("&#;&#x;&#a;&#xg;&#+1;", "&#;&#x;&#a;&#xg;&#+1;"),
      // What one has made, the other leaves alone.
      ("\\&amp;", "&amp;"),
      ("&\\amp;", "&\\amp;"),
      ("&#92;&#42;", "\\*"),
      ("&amp;amp;", "&amp;"),
    ])
  func resolved(_ raw: String, _ meant: String) {
    let resolved = InfoString.resolve(Array(raw.utf8)[...])
    // Not `==`, to which a letter and its accent are as good as the two in one.
    #expect(Array(resolved.unicodeScalars) == Array(meant.unicodeScalars))
  }

  @Test("all names are known that HTML ends in a semicolon")
  func names() {
    #expect(HTMLEntities.text.count == 2125)
    for (name, text) in HTMLEntities.text {
      let resolved = InfoString.resolve(Array("&\(name);".utf8)[...])
      #expect(1...2 ~= text.unicodeScalars.count, "\(name)")
      #expect(resolved.utf8.elementsEqual(text.utf8), "\(name)")
    }
  }
}
