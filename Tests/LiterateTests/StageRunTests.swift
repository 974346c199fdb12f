import TestSupport
import Testing

@testable import Literate

@Suite("A stage", .fewThreads)
struct StageRunTests {
  @Test(
    "is run where a command begins with its name",
    arguments: [
      ("$ 1-old", true), ("$ 1-old a | cat", true), ("$ cat | 1-old", true),
      ("$ true && 1-old", true), ("$ true; 1-old", true),
      ("$ cd /; (1-old)", true), ("$ for a in b; do\n>   1-old; done", true),
      ("$ if ! 1-old; then true; fi", true), ("$ echo $(1-old)", true),
      ("$ 1-old; echo", true),
      ("$ echo 1-old", false), ("$ ls 1-old.c", false), ("$ 1-older", false),
      ("$ true\n1-old", false), ("$ echo a # 1-old", false),
    ])
  func isRun(session: String, expected: Bool) throws {
    let book = try SmallBook(
      fence("console", session),
      files: ["chapters/01-sample/stages/1-old/main.swift": ""])
    #expect(try book.read().problems.isEmpty == expected)
  }
}
