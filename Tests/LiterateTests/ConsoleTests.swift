import Supervisor
import TestSupport
import Testing

@testable import Literate

@Suite("Consoles", .fewThreads)
struct ConsoleTests {
  @Test("hold when the terminal says the same again")
  func holds() throws {
    let book = try SmallBook(
      fence(
        "console",
        #"""
        $ echo one; echo two >&2
        one
        two
        $ cd / && word=here
        $ pwd; echo $word
        /
        here
        $ false
        $ echo $?
        1
        $ echo 'it'"'"'s'; [ -t 1 ] && [ -t 2 ] && cat
        it's
        $ ls -A ~
        main.swift
        """#))
    #expect(try book.problems() == [])
  }

  @Test("cannot forge the end of an answer by the shell's own words")
  func words() throws {
    let book = try SmallBook(
      fence("console", "$ tr '\\0' '\\n' </proc/$$/cmdline\n..."))
    #expect(try book.problems() == [])
  }

  @Test("need a program where they look for it: first among the products")
  func needs() throws {
    let book = try SmallBook(
      fence("console needs=workbook", "$ workbook list\n..."))
    let outcome = try book.verify().outcomes.first
    #expect(outcome?.skipped == nil)
    #expect(outcome?.problems == [])
  }

  @Test("fault 26: have commands of several lines")
  func lines() throws {
    let book = try SmallBook(
      fence(
        "console",
        """
        $ for word in a b; do
        >   echo $word
        > done
        a
        b
        $ cat <<'END'
        > $HOME `x`
        >
        >   "y"
        > END
        $HOME `x`

          "y"
        $ echo a \\
        >   b; echo c
        a b
        c
        """.replacing(">\n", with: "> \n")))
    #expect(try book.problems() == [])
  }

  @Test("fault 25: a command's last backslash swallows nothing")
  func backslash() throws {
    let book = try SmallBook(
      fence("console", "$ echo 'a\\'\na\\\n$ echo b \\\\\nb \\\n$ echo c\nc"))
    #expect(try book.problems() == [])
  }

  @Test("fault 26: show standard output and error in a terminal's order")
  func order() throws {
    let book = try SmallBook(
      fence(
        "console",
        "$ clang spy.c -o spy && ./spy\nout 1\nerror 1\nout 2\nerror 2")
        + fence("c", "int main(void) {\n// ...\n}"),
      files: [
        "chapters/01-sample/spy.c": """
        #include <stdio.h>
        int main(void) {
          for (int i = 1; i <= 2; i++) {
            printf("out %d\\n", i);
            fprintf(stderr, "error %d\\n", i);
          }
        }

        """
      ])
    #expect(try book.verify().outcomes.flatMap(\.problems) == [])
  }

  /// Sessions, the line of what is wrong with each, the beginning of what is
  /// said of it, and the lines that `--fix` would record.
  static let faults: [(String, Int, String, [String]?)] = [
    (
      "$ echo a\nb", 1, "the terminal prints something else\n      $ echo a",
      ["$ echo a", "a"]
    ),
    (
      "$ printf 'a\\r\\n'\na", 1,
      "the terminal prints something else\n      $ printf 'a\\r\\n'\n    - a\n"
        + "    + a\\r", nil
    ),
    ("$ echo a\n$ cat", 1, "the terminal prints", ["$ echo a", "a", "$ cat"]),
    ("echo a\na", 1, "a console begins with a command", nil),
    ("", 1, "a console begins with a command", nil),
    ("> a", 1, "a console begins with a command", nil),
    // A status, or an end of the last line, that nobody sees.
    ("$ false\n$ true", 2, "the command: it ended with exit status 1", nil),
    ("$ true\n$ (exit 7)", 3, "the command: it ended with exit status 7", nil),
    (
      "$ false\n$ echo '$?'\n$?", 2, "the command: it ended with exit status 1",
      nil
    ),
    (
      "$ false\n$ echo \\$? # $?\n$?", 2,
      "the command: it ended with exit status 1",
      nil
    ),
    ("$ printf a\na", 2, "the answer: its last line has no newline", nil),
    (
      "$ printf 'a\\377\\n'", 2, "the answer: it prints bytes that are not", nil
    ),
    ("$ sleep 1000 &", 1, "it leaves behind", nil),
    (
      "$ trap 'echo bye' EXIT\n$ echo a\na", 1,
      "it prints something after the last command\n    bye", nil
    ),
  ]

  @Test("that say something else are told", arguments: faults)
  func wrong(
    session: String, line: Int, message: String, recorded: [String]?
  ) throws {
    let book = try SmallBook(fence("console", session))
    let verification = try book.verify()
    let problem = try #require(verification.problems.first)
    #expect(problem.place.line == line, "\(problem)")
    #expect(problem.explanation.hasPrefix(message), "\(problem)")
    if let recorded {
      #expect(verification.outcomes.first?.replacement?.lines == recorded)
    }
  }

  @Test(
    "with a command that fails, or an answer no text can show, record nothing",
    arguments: [
      "$ cat nothing\nhello", "$ printf 'a\\377\\n'\nb", "$ printf a\nb",
      "$ sleep 1000 &\nb",
    ])
  func flawed(session: String) throws {
    let book = try SmallBook(fence("console", session))
    let verification = try book.verify()
    #expect(verification.problems.count == 1)
    #expect(try verification.fix(book.read()) == [])
    #expect(try book.text() == fence("console", session))
  }

  @Test("may have an accent after a quotation mark")
  func accent() throws {
    let book = try SmallBook(
      fence("console", "$ echo '\u{301}' \"'\u{301}\"\n\u{301} '\u{301}"))
    #expect(try book.problems() == [])
  }

  /// Sessions that do not come to their end, and the line of the command that
  /// keeps them from it.
  static let cut = [
    ("$ echo a\n$ exit 3\n$ echo b\nb", 3, "it ended with exit status 3"),
    ("$ set -e\n$ false\n$ echo b\nb", 3, "it ended with exit status 1"),
    ("$ kill -KILL $$\n$ echo b\nb", 2, "it was ended by SIGKILL"),
    ("$ echo 'a\n$ echo b\nb", 2, "it ended with exit status 2"),
    ("$ if\n$ echo b\nb", 2, "it ended with exit status 2"),
    ("$ echo a\na\n$ yes\n$ echo b\nb", 4, "it printed more than it may"),
    ("$ exec true\n$ echo b\nb", 2, "it ended with exit status 0"),
    ("$ exec >/dev/null\n$ echo b\nb", 2, "it ended with exit status 0"),
  ]

  @Test(
    "fault 5: one cut short records nothing, and says where", arguments: cut)
  func breaks(session: String, line: Int, ending: String) throws {
    let book = try SmallBook(fence("console", session))
    let verification = try book.verify()
    #expect(verification.problems.map(\.place.line) == [line])
    #expect(
      verification.problems.first?.message == "the session ends here: \(ending)"
    )
    #expect(try verification.fix(book.read()) == [])
    #expect(try book.text() == fence("console", session))
  }

  @Test("fault 26: say which command hangs")
  func hang() throws {
    let text = try SmallBook(
      fence("console", "$ echo a\na\n$ cat fifo\n$ echo b")
    ).read().chapters[0].text
    let session = try Session(text.checks[0])
    let run = Run(
      output: Array("a\nMARK0\npart of an answer\n".utf8), ending: .timeout)
    let outcome = session.outcome(of: Answers(run, mark: "MARK"))
    #expect(outcome.problems.map(\.place.line) == [4])
    #expect(
      outcome.problems.map(\.explanation) == [
        """
        the session ends here: it did not end in time
            part of an answer
          help: keep the shell alive until the session's end
        """
      ])
    #expect(outcome.replacement == nil)
  }

  @Test(
    "say in their info string how the last command ends, and what is left",
    arguments: [
      ("console exit=3", "$ (exit 3)", true),
      ("console exit=3", "$ (exit 4)", false),
      ("console exit=3", "$ true", false),
      ("console exit=3", "$ (exit 3)\n$ true", false),
      ("console leaves=child", "$ sleep 1000 &", true),
      ("console leaves=child", "$ true", false),
    ])
  func expectation(info: String, session: String, holds: Bool) throws {
    #expect(try SmallBook(fence(info, session)).problems().isEmpty == holds)
  }
}

@Suite("Stages", .fewThreads)
struct StageTests {
  private func book(
    _ text: String = "", word: String = "let word = \"old\"\n"
  ) throws -> SmallBook {
    try SmallBook(
      fence("swift", "print(word)") + fence("swift", "let word = \"new\"")
        + fence("swift stages/1-old/word.swift", "let word = \"old\"")
        + fence(
          "console", "$ 1-old | cat\nold\n$ ls | cat\nmain.swift\nword.swift"),
      program: "print(word)\n",
      files: [
        "chapters/01-sample/word.swift": "let word = \"new\"\n",
        "chapters/01-sample/stages/1-old/word.swift": word,
      ])
  }

  @Test("are built, quoted by path, and run by terminals")
  func holds() throws {
    let book = try book()
    let verifier = try book.verifier(
      directory: book.path(of: "work"), reuses: true)
    let verification = try book.verify(by: verifier)
    #expect(verification.problems == [])
    #expect(
      verification.coverage?.map(\.file) == [
        "chapters/01-sample/main.swift", "chapters/01-sample/word.swift",
      ])
    // And what came of one is not taken for what comes of another.
    try book.write(
      "let word = \"odd\"\n", to: "chapters/01-sample/stages/1-old/word.swift")
    let other = try book.verifier(
      directory: book.path(of: "work"), reuses: true)
    #expect(
      try book.verify(by: other).problems.map(\.place.line) == [9, 13])
  }

  @Test("that cannot be put on the PATH are told")
  func collision() throws {
    // Its name is that of the directory in which the other is built.
    let book = try SmallBook(
      fence("console", "$ 1-old\n$ 1-old.build"),
      files: [
        "chapters/01-sample/stages/1-old/main.swift": "",
        "chapters/01-sample/stages/1-old.build/main.swift": "",
      ])
    let problem = try #require(book.verify().problems.first)
    #expect(
      problem.place.file.hasPrefix("chapters/01-sample/stages/1-old"),
      "\(problem)")
    #expect(problem.message.hasPrefix("cannot be put on the PATH: "))
  }

  @Test(
    "that do not compile, or with a warning, are told at their file",
    arguments: [
      ("// A comment.\nlet word = wrod\n", 2, "cannot find 'wrod' in scope"),
      ("let word = \"old\"\nfunc f() { var a = 1 }\n", 2, "initialization"),
    ])
  func broken(word: String, line: Int, message: String) throws {
    let problem = try #require(
      book(word: word).verify().problems.last)
    #expect(problem.place.file == "chapters/01-sample/stages/1-old/word.swift")
    #expect(problem.place.line == line)
    #expect(problem.explanation.contains(message), "\(problem)")
  }
}
