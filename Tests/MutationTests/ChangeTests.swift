import Testing

@testable import Mutation

@Suite("Changes of a line")
struct ChangeTests {
  @Test(
    arguments: [
      (Change.drop, "a", [[]]),
      (
        .misspell, "a pid is 12",
        [["a pidx is 12"], ["a pid isx 12"], ["a pid is 12x"]]
      ),
      (.misspell, "...", []),
      (
        .rename, #"print("a name \" here", n)  // and here"#,
        [[#"printx("a name \" here", n)  // and here"#]]
      ),
      (
        .turn, "if a <= b && c { }  // true",
        [["if a > b && c { }  // true"], ["if a <= b || c { }  // true"]]
      ),
      (.turn, #"print("a == b, or true")"#, []),
      (.trust, "expect(result == 2,", [["expect(true || result == 2,"]]),
      (
        .omit, "```output exit=3 leaves=child",
        [["```output leaves=child"], ["```output exit=3"]]
      ),
      (.omit, "```c main.c linux root needs=tmux", []),
    ])
  func variants(change: Change, line: String, expected: [[String]]) {
    #expect(change.variants(of: line) == expected)
  }
}
