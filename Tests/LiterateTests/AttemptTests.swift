import Foundation
import Testing

@testable import Literate

@Suite("attempts")
struct AttemptTests {
  @Test("an attempt that holds has its trials listed")
  func passed() throws {
    #expect(
      try ExerciseBook().verdict(ExerciseBook.solution) == [
        "double: passed", "  a number", "  zero",
      ])
  }

  static let printing = """
    func doubled(_ number: Int) -> Int {
      print("the number is 7")
      return 7
    }
    """

  @Test("what an attempt printed is shown")
  func printed() throws {
    let lines = try ExerciseBook().verdict(Self.printing)
    #expect(lines[0] == "double: not yet, in the trial `a number`")
    #expect(lines[1].hasSuffix(" returned 7"))
    #expect(lines[3...] == ["  it printed:", "    the number is 7"])
  }

  @Test("a trap names the line of the attempt")
  func trap() throws {
    let lines = try ExerciseBook().verdict(
      "func doubled(_ number: Int) -> Int {\n  fatalError(\"later\")\n}\n")
    #expect(
      lines[1...] == [
        "  happened: a run-time error ended it",
        "  should:   come to its end alive",
        "  it printed:",
        "    attempts/01-sample/double.swift:2: Fatal error: later",
      ])
  }

  /// Bodies of the function, and what is said to have happened.
  static let ends: [(body: String, happened: String, should: String)] = [
    (
      "exit(0)", "it ended the process, with exit status 0",
      "return to its caller"
    ),
    (
      "_exit(3)", "it ended the process, with exit status 3",
      "return to its caller"
    ),
    (
      "while true {}", "it does not end within 5 seconds", "come to its end"
    ),
    (
      "raise(SIGKILL); return 0", "it is ended by SIGKILL",
      "come to its end alive"
    ),
    (
      "while true { print(0) }", "it prints more than 256 KiB", "print less"
    ),
    (
      "if forkProcess() == 0 { _exit(0) }; return 2 * number",
      "it left a child that nobody waited for", "wait for each child"
    ),
    (
      "kill(getppid(), SIGKILL); while true {}",
      "it ends the process that watches it", "leave the parent process alone"
    ),
    (
      "close(1); return 2 * number",
      "it closed what is not its own: descriptor 1",
      "leave open what it was lent"
    ),
    (
      "dup(0); return 2 * number",
      "it left open what it had opened: descriptor 3",
      "close all that it opens"
    ),
    (
      "close(2); return 2 * number",
      "it closed what is not its own: descriptor 2",
      "leave open what it was lent"
    ),
    (
      """
      let child = forkProcess()
      if child == 0 {
        if forkProcess() == 0 { while true { sleep(1) } }
        _exit(0)
      }
      waitpid(child, nil, 0)
      return 2 * number
      """, "it left 2 of its processes behind", "wait for each of them"
    ),
    (
      """
      let file = open("file", O_CREAT | O_WRONLY, 0o600)
      let block = [UInt8](repeating: 0, count: 1 << 20)
      while true { write(file, block, block.count) }
      """, "it is ended by SIGXFSZ", "come to its end alive"
    ),
  ]

  @Test("a bad end is told, and cleaned away", arguments: ends)
  func end(body: String, happened: String, should: String) throws {
    let lines = try ExerciseBook().verdict(
      """
      import CShims
      import Foundation
      func doubled(_ number: Int) -> Int {
      \(body)
      }
      """)
    #expect(lines.contains("  happened: " + happened), "\(lines)")
    #expect(lines.contains("  should:   " + should))
  }

  @Test("a name that the check has too is told")
  func sameName() throws {
    let sample = try ExerciseBook([
      ExerciseBook.folder + "/check.swift":
        "func own() {}\n" + ExerciseBook.check
    ])
    let lines = try sample.verdict("func own() {}\n" + ExerciseBook.solution)
    #expect(
      lines[1].hasSuffix("help: the check has one too: give yours another name")
    )
  }

  @Test("what moves the cursor is spelt out, and a long line is cut")
  func control() throws {
    let long = String(repeating: "a", count: 1000)
    let lines = try ExerciseBook().verdict(
      """
      func doubled(_ number: Int) -> Int {
        print("\\u{1b}[2J")
        print("\(long)")
        return 0
      }
      """)
    #expect(lines[4] == "    \\u{1B}[2J")
    #expect(lines[5] == "    " + long.prefix(200) + "…")
  }

  @Test("a link that failed is not remembered")
  func link() throws {
    let sample = try ExerciseBook()
    let broken = "@_silgen_name(\"nowhere\") func nowhere()\n"
    let lines = try sample.verdict(
      broken + "func doubled(_ number: Int) -> Int { nowhere(); return 0 }")
    #expect(lines[1].contains("it cannot be linked"))
    #expect(!Build.Log(succeeded: false, text: "no room").isLasting)
  }

  @Test("a compiler's error names the line of the attempt")
  func error() throws {
    let lines = try ExerciseBook().verdict("\nlet a: Int = \"\"\n")
    #expect(lines[0] == "double: does not compile")
    #expect(
      lines[1].hasPrefix(
        "attempts/01-sample/double.swift:2:14: error: cannot convert value"))
  }

  @Test("an attempt without what its stub declares is told so")
  func renamed() throws {
    let lines = try ExerciseBook().verdict("func twice() {}\n")
    #expect(
      lines[1] == """
        attempts/01-sample/double.swift:1:1: error: the check cannot call it
            cannot find 'doubled' in scope
            cannot find 'doubled' in scope
          help: leave what the stub declares as it was: names, types, labels
        """)
  }
}
