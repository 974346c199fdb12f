import Supervisor
import Testing

@testable import Literate

@Suite("An output's pattern")
struct OutputPatternTests {
  /// Patterns, and outputs that they stand for.
  static let matching: [([String], [String])] = [
    ([], []), (["a", ""], ["a", ""]), (["..."], []), (["..."], ["a", "b"]),
    ([" ... "], ["a"]), (["a", "...", "b"], ["a", "b"]),
    (["a", "...", "b"], ["a", "b", "a", "b"]),
    (["...", "b", "...", "d", "..."], ["a", "b", "c", "d"]),
    (["...", "x", "y", "..."], ["x", "x", "y"]),
    (["took ... ms"], ["took 3 ms"]), (["took ...ms"], ["took ms"]),
    (["...b...b..."], ["abb"]), (["a...a"], ["aa"]), (["...."], ["."]),
    (["<pid:A>"], ["1"]), (["<pid:A> <pid:B>"], ["12 12"]),
    (["<pid:1>"], ["<pid:1>"]),
    (["<pid:A>", "...", "<pid:A>."], ["7", "x", "7."]),
    // A name gets its number where the whole line fits.
    (["...<pid:A>)"], ["1 2 (34)"]), (["<pid:A> ... <pid:A>"], ["5 6 5"]),
    (["...", "<pid:A> x", "<pid:A> y"], ["1 x", "2 x", "2 y"]),
    // What is left open nowhere else.
    (["<pid> <fd> <path> <pid:>"], ["<pid> <fd> <path> <pid:>"]),
    (["\u{e9}"], ["\u{e9}"]),
  ]

  @Test("stands for an output", arguments: matching)
  func matches(pattern: [String], output: [String]) {
    #expect(OutputPattern(pattern).matches(output))
  }

  /// Patterns and other outputs, the difference, and what `--fix` makes of it.
  static let different: [([String], [String], [String], [String])] = [
    ([], ["a"], ["+ a"], ["a"]),
    (["a"], [], ["- a"], []),
    (["a", "a"], ["a"], ["  a", "- a"], ["a"]),
    (["a", "...", "a"], ["a"], ["  a", "- a"], ["a"]),
    (
      ["a", "b", "c"], ["a", "c", "d"], ["  a", "- b", "  c", "+ d"],
      ["a", "c", "d"]
    ),
    (["a..."], ["ba"], ["- a...", "+ ba"], ["ba"]),
    (
      ["took ... ms", "b"], ["took 1 ms", "c"], ["  took 1 ms", "- b", "+ c"],
      ["took ... ms", "c"]
    ),
    (["<pid:A>"], ["0"], ["- <pid:A>", "+ 0"], ["0"]),
    // The end of a longer number isn't the same number.
    (
      ["a<pid:A> ...<pid:A>"], ["a12 312"],
      ["- a<pid:A> ...<pid:A>", "+ a12 312"], ["a12 312"]
    ),
    (["<pid:A>"], ["07"], ["- <pid:A>", "+ 07"], ["07"]),
    (["<pid:A>"], ["-1"], ["- <pid:A>", "+ -1"], ["-1"]),
    (["<pid:A>"], ["1 "], ["- <pid:A>", "+ 1·"], ["1 "]),
    (
      ["a", "...", "y"], ["a", "b", "y", "z"], ["@@", "  b", "  y", "+ z"],
      ["a", "...", "y", "z"]
    ),
    (["...", "y", "z"], ["a", "y"], ["  a", "  y", "- z"], ["...", "y"]),
    // A gap goes when one of its neighbours does.
    (["a", "b", "..."], ["a", "x"], ["  a", "- b", "+ x"], ["a", "x"]),
    (
      ["boot", "...", "80", "...", "bye"], ["boot", "x", "81", "bye"],
      ["  boot", "- 80", "+ x", "+ 81", "  bye"], ["boot", "x", "81", "bye"]
    ),
    // To the bytes, an accent of its own is another letter.
    (["\u{e9}"], ["e\u{301}"], ["- \u{e9}", "+ e\u{301}"], ["e\u{301}"]),
  ]

  @Test("shows the difference, and is promoted", arguments: different)
  func differs(
    pattern: [String], output: [String], difference: [String],
    promoted: [String]
  ) {
    let parsed = OutputPattern(pattern)
    #expect(!parsed.matches(output))
    #expect(parsed.difference(from: output) == difference)
    let result = parsed.promoted(to: output)
    #expect(result.map { Array($0.utf8) } == promoted.map { Array($0.utf8) })
    #expect(OutputPattern(result).matches(output))
  }

  @Test("keeps its names where their numbers differ, and shows these")
  func inconsistent() {
    let pattern = OutputPattern(["<pid:A> x", "<pid:A>"])
    let output = ["1 x", "2"]
    #expect(
      pattern.difference(from: output)
        == ["- <pid:A> x", "- <pid:A>", "+ 1 x", "+ 2"])
    #expect(pattern.promoted(to: output) == pattern.lines)
  }

  @Test("keeps a gap, however many lines it stands for")
  func wideGap() {
    let pattern = OutputPattern(["a", "...", "b", "c"])
    let output = ["a"] + (0..<5_000).map { "\($0)" } + ["b", "d"]
    #expect(pattern.promoted(to: output) == ["a", "...", "b", "d"])
    #expect(
      pattern.difference(from: output)
        == ["@@", "  4999", "  b", "- c", "+ d"])
  }

  @Test("takes in as much as a program may print")
  func much() {
    let output = (0..<Limits.output / 2).map { _ in "a" }
    for pattern in [["..."], ["a", "...", "a"], ["...", "a", "...", "a"]] {
      #expect(OutputPattern(pattern).matches(output))
      #expect(!OutputPattern(pattern + ["b"]).matches(output))
    }
    let line = output.joined()
    #expect(OutputPattern(["a...a...aa"]).matches([line]))
    #expect(!OutputPattern(["a...a...ab"]).matches([line]))
  }

  @Test("of a flood of lines is told, and cut")
  func long() {
    let pattern = OutputPattern((0..<100).map { "old \($0)" })
    let output = (0..<20_000).map { "new \($0)" }
    let difference = pattern.difference(from: output)
    #expect(difference.count == 41)
    #expect(difference.last == "@@ 20060 more lines")
  }
}

@Suite("A difference")
struct DifferenceTests {
  @Test(
    "is the smallest one",
    arguments: [
      ([], [], []), (["a", "b"], ["a", "b"], []),
      (["a"], ["b"], ["- a", "+ b"]),
      (["a", "b", "c"], ["b", "c", "d"], ["- a", "  b", "  c", "+ d"]),
      (
        ["a", "b", "c"], ["a", "x", "y", "c"],
        ["  a", "- b", "+ x", "+ y", "  c"]
      ),
    ])
  func smallest(expected: [String], actual: [String], lines: [String]) {
    #expect(difference(from: expected, to: actual) == lines)
  }

  @Test("shows two lines around each change, and what is left out as @@")
  func context() {
    let expected = (1...20).map { "line \($0)" }
    var actual = expected
    actual[5] = "six"
    actual.remove(at: 15)
    #expect(
      difference(from: expected, to: actual) == [
        "@@", "  line 4", "  line 5", "- line 6", "+ six", "  line 7",
        "  line 8", "@@", "  line 14", "  line 15", "- line 16", "  line 17",
        "  line 18", "@@",
      ])
  }

  @Test(
    "spells out what cannot be seen",
    arguments: [
      ("a", "a  ", "+ a··"), ("a b", "a\tb", "+ a\\tb"), ("a", "a\r", "+ a\\r"),
      ("a b", "a\u{a0}b", "+ a\\u{00A0}b"),
      ("ab", "a\u{200b}b", "+ a\\u{200B}b"),
      ("a", "\u{1b}[1mb", "+ \\u{1B}[1mb"), ("a", "\0", "+ \\0"),
      (
        "", String(repeating: "a", count: 201),
        "+ " + String(repeating: "a", count: 200) + "…"
      ),
    ])
  func visible(expected: String, actual: String, line: String) {
    #expect(difference(from: [expected], to: [actual]).last == line)
  }
}
