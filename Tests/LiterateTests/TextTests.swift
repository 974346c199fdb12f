import Testing

@testable import Literate

@Suite("Texts")
struct TextTests {
  @Test(
    "have lines, which end in LF",
    arguments: [
      ("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]),
      ("a\n\n", ["a", ""]),
      ("a\r\nb\r\n", ["a\r", "b\r"]), ("a\rb\n\r\n", ["a\rb", "\r"]),
      ("\u{2028}\u{85}\u{c}\n", ["\u{2028}\u{85}\u{c}"]),
      ("e\u{301}\n\u{301}", ["e\u{301}", "\u{301}"]),
    ])
  func lines(text: String, expected: [String]) {
    let lines = Literate.lines(of: text)
    #expect(lines.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
  }

  @Test(
    "the nearest word is the one that was meant, or none",
    arguments: [
      ("verfy", "verify"), ("lsit", "list"), ("wath", "watch"),
      ("hintt", "hint"), ("x", nil), ("verification", nil), ("", nil),
    ])
  func nearest(word: String, meant: String?) {
    #expect(
      Literate.nearest(to: word, in: ["verify", "list", "watch", "hint"])
        == meant)
  }

  @Test("the advice for a word says what there is, if anything")
  func advice() {
    #expect(suggestion(for: "lsit", among: ["list"]) == "did you mean list?")
    #expect(suggestion(for: "x", among: ["verify"]) == "there are verify")
    #expect(suggestion(for: "x", among: []) == "there are none")
  }

  @Test("a problem is printed as compilers print theirs")
  func problem() {
    let problem = Place("a.md", line: 2, column: 3).problem(
      "no", detail: ["- a", "+ b"], help: "write b")
    #expect(
      "\(problem)" == "a.md:2:3: error: no\n    - a\n    + b\n  help: write b")
  }
}
