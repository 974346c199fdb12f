import Testing

@testable import Literate

@Suite("A promoted pattern")
struct PromotionTests {
  @Test(
    "takes what is new and keeps what was fuzzy",
    arguments: [
      ([], ["a"], ["a"]),
      (["a"], [], []),
      (["a", "<pid>", "c"], ["a", "7", "d"], ["a", "<pid>", "d"]),
      (
        ["child <pid> says hello"], ["child 4711 says hi"],
        ["child <pid> says hi"]
      ),
      (
        ["opened <path> at <fd>"], ["opened /tmp/x as 3"],
        ["opened <path> as <fd>"]
      ),
      (
        ["child <pid> took ... ms"], ["child 7 took 3.2 s"],
        ["child <pid> took ... s"]
      ),
      (["error: ..."], ["fatal: not there"], ["fatal: ..."]),
      (["pid <pid>"], ["process 7"], ["process <pid>"]),
      (["child <pid> ends"], ["12 files copied"], ["12 files copied"]),
      (["<pid> has ended"], ["12 files"], ["12 files"]),
      (["child <pid> ends"], ["child 0 ended"], ["child 0 ended"]),
      (["a", "...", "y"], ["a", "b", "c", "y", "z"], ["a", "...", "y", "z"]),
      (["a", "...", "y", "z"], ["a", "y", "q"], ["a", "...", "y", "q"]),
      (["...", "y", "z"], ["a", "y"], ["...", "y"]),
      (["a", "b", "..."], ["a", "x", "y"], ["a", "x", "y"]),
      (
        ["boot", "...", "port 80", "...", "bye"],
        ["boot", "x", "port 81", "y", "bye"],
        ["boot", "...", "port 81", "...", "bye"]
      ),
      (
        ["boot", "...", "port 80", "...", "bye"], ["boot", "x", "y", "bye"],
        ["boot", "x", "y", "bye"]
      ),
      (["a"], ["...", "<pid>"], ["...", "<pid>"]),
    ])
  func promoted(pattern: [String], output: [String], result: [String]) throws {
    let pattern = try OutputPattern(pattern)
    #expect(!pattern.matches(output))
    #expect(pattern.promoted(to: output) == result)
    #expect(try OutputPattern(result).matches(output))
  }

  @Test(
    "keeps a name as long as its value is the same",
    arguments: [
      (
        ["fork <pid:A>", "reaped <pid:A>"], ["forked 5", "reaped 5"],
        ["forked <pid:A>", "reaped <pid:A>"]
      ),
      (
        ["fork <pid:A>", "reaped <pid:A>"], ["fork 5", "reaped 6"],
        ["fork <pid:A>", "reaped 6"]
      ),
      (
        ["fork <pid:A>", "<pid:A> of <pid>"], ["fork 5", "6 of 7"],
        ["fork <pid:A>", "6 of <pid>"]
      ),
      (
        ["fork <pid:A>", "<pid:B> of <pid:A>"], ["fork 5", "6 of 7"],
        ["fork <pid:A>", "<pid:B> of 7"]
      ),
      (
        ["<pid:A>", "...", "<pid:A> x", "..."], ["1", "2 x", "1 x"],
        ["<pid:A>", "...", "<pid:A> x", "..."]
      ),
      (
        ["open <path:A>", "close <path:A> at <fd>"],
        ["open /a/b", "close /a/c at 3"],
        ["open <path:A>", "close /a/c at <fd>"]
      ),
    ])
  func names(pattern: [String], output: [String], result: [String]) throws {
    #expect(try OutputPattern(pattern).promoted(to: output) == result)
    #expect(try OutputPattern(result).matches(output))
  }

  @Test("keeps the order of its lines if the output has none")
  func unordered() throws {
    let pattern = try OutputPattern(
      ["a <pid> b", "same", "old <fd> x"], unordered: true)
    #expect(
      pattern.promoted(to: ["more", "same", "new 3 x", "a 7 b"])
        == ["a <pid> b", "same", "new <fd> x", "more"])
  }

  @Test(
    "matches the output, and is the old one if that did",
    arguments: [false, true])
  func property(isUnordered: Bool) throws {
    var random = SeededGenerator(seed: 5)
    let text = ["a", "b", " ", "0", "17", "/"]
    let fuzzy = ["...", "<pid>", "<fd:A>", "<path:A>", "<path>", "<fd:A>"]
    var matched = 0
    for _ in 0..<1_000 {
      let lines = random.lines(of: text + fuzzy, upTo: 5)
      let output = random.lines(of: text + ["<pid>"], upTo: 5)
      guard
        let pattern = try? OutputPattern(lines, unordered: isUnordered)
      else { continue }
      let promoted = pattern.promoted(to: output)
      #expect(
        try OutputPattern(promoted, unordered: isUnordered).matches(output))
      guard pattern.matches(output) else {
        #expect(!pattern.difference(from: output).lines.isEmpty)
        continue
      }
      #expect(promoted == lines)
      matched += 1
    }
    #expect(matched > 20)
  }
}
