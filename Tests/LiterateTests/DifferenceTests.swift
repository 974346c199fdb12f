import Testing

@testable import Literate

@Suite("A difference")
struct DifferenceTests {
  @Test(
    "is the smallest one",
    arguments: [
      ([], [], []),
      (["a", "b"], ["a", "b"], []),
      (["a"], ["b"], ["- a", "+ b"]),
      ([], ["a"], ["+ a"]),
      (["a", "b", "c"], ["b", "c", "d"], ["- a", "  b", "  c", "+ d"]),
      (
        ["line 1", "line 2"], ["line 2", "line 3"],
        ["- line 1", "  line 2", "+ line 3"]
      ),
      (
        ["a", "b", "c"], ["a", "x", "y", "c"],
        ["  a", "- b", "+ x", "+ y", "  c"]
      ),
      (["a", "b"], ["x", "y"], ["- a", "- b", "+ x", "+ y"]),
    ])
  func smallest(expected: [String], actual: [String], lines: [String]) {
    #expect(Difference(expected: expected, actual: actual).lines == lines)
  }

  @Test("shows two lines around each change, and what is left out as @@")
  func context() {
    let expected = (1...20).map { "line \($0)" }
    var actual = expected
    actual[5] = "six"
    actual.remove(at: 15)
    #expect(
      Difference(expected: expected, actual: actual).lines == [
        "@@", "  line 4", "  line 5", "- line 6", "+ six", "  line 7",
        "  line 8", "@@", "  line 14", "  line 15", "- line 16", "  line 17",
        "  line 18", "@@",
      ])
  }

  @Test(
    "makes visible what alone is different",
    arguments: [
      ("a", "a  ", ["- a", "+ a··"]),
      ("a\tb", "a b", ["- a\\tb", "+ a b"]),
      ("a", "a\r", ["- a", "+ a\\r"]),
      ("a b", "a\u{a0}b", ["- a b", "+ a\\u{00A0}b"]),
      ("ab", "a\u{200b}b", ["- ab", "+ a\\u{200B}b"]),
      ("\u{e9}", "e\u{301}", ["- \\u{00E9}", "+ e\\u{0301}"]),
      ("", " ", ["- ", "+ ·"]),
      ("a \tb ", "a \tc ", ["- a \tb ", "+ a \tc "]),
      ("a", "\u{1b}[1mb", ["- a", "+ \\u{1B}[1mb"]),
    ])
  func visible(expected: String, actual: String, lines: [String]) {
    #expect(Difference(expected: [expected], actual: [actual]).lines == lines)
  }

  @Test("shows of a long line the part that differs")
  func longLine() {
    let start = String(repeating: "x", count: 1_000)
    let lines = Difference(expected: [start + "a"], actual: [start + "b"]).lines
    let shown = "…" + String(repeating: "x", count: 40)
    #expect(lines == ["- \(shown)a", "+ \(shown)b"])
  }

  @Test("of a long line that goes on marks no blank at the cut")
  func longLineWithBlanks() {
    let rest = String(repeating: " x", count: 200)
    let lines = Difference(expected: ["\t" + rest], actual: [" " + rest]).lines
    #expect(
      lines == ["- \\t\(rest.prefix(199))…", "+  \(rest.prefix(199))…"])
  }

  @Test("is cut, and says how much is missing")
  func cut() {
    let expected = (0..<100).flatMap { ["same \($0)", "old"] }
    let actual = (0..<100).flatMap { ["same \($0)", "new"] }
    let lines = Difference(expected: expected, actual: actual).lines
    #expect(lines.count == 41)
    #expect(lines.last == "@@ 174 more lines")
  }

  @Test("of a hundred thousand lines is short")
  func huge() {
    let lines = Difference(
      expected: (0..<100_000).map { "expected \($0)" },
      actual: (0..<100_000).map { "actual \($0)" }
    ).lines
    #expect(lines.count == 39)
    #expect(lines.first == "- expected 0")
    #expect(lines[18...19] == ["@@ 482 more lines", "+ actual 0"])
    #expect(lines.last == "@@ 198500 more lines, not compared")
  }

  @Test(
    "of a pattern and an output shows only what does not fit",
    arguments: [
      (
        ["a", "...", "d", "e"], ["a", "b", "c", "d", "x"],
        ["@@", "  c", "  d", "- e", "+ x"]
      ),
      (
        ["boot", "...", "port 80", "...", "bye"],
        ["boot", "x", "port 81", "y", "bye"],
        ["  boot", "  x", "- port 80", "+ port 81", "  y", "  bye"]
      ),
      (["a", "...", "z"], ["a", "b"], ["  a", "  b", "- z"]),
      (["<pid>", "b"], ["12", "c"], ["  12", "- b", "+ c"]),
      (["<pid>"], ["12 "], ["- <pid>", "+ 12·"]),
      (
        ["child <pid:A>", "reaped <pid:A>"], ["child 5", "reaped 6"],
        ["  child 5", "- reaped <pid:A=5>", "+ reaped 6"]
      ),
    ])
  func pattern(pattern: [String], output: [String], lines: [String]) throws {
    let pattern = try OutputPattern(pattern)
    #expect(!pattern.matches(output))
    #expect(pattern.difference(from: output).lines == lines)
  }

  @Test("of unordered lines shows those without a partner")
  func unordered() throws {
    let pattern = try OutputPattern(["a", "<pid>", "c"], unordered: true)
    #expect(
      pattern.difference(from: ["c", "b", "a", "x"]).lines
        == ["  a", "- <pid>", "+ b", "  c", "+ x"])
  }
}
