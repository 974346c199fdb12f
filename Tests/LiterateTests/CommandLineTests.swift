import Foundation
import Supervisor
import TestSupport
import Testing

@testable import Literate

/// The program `workbook`, run as a reader runs it.
@Suite("workbook", .fewThreads)
struct CommandLineTests {
  private static let good =
    fence(
      "c run", "#include <stdio.h>\nint main(void) { puts(\"a\"); }")
    + fence("output", "a")

  @Test("tells how each of its commands is called")
  func help() throws {
    let book = try SmallBook()
    let all = try book.workbook("--help")
    #expect(all.ending == .exit(0))
    let commands = lines(of: all.printed)
      .compactMap { $0.firstMatch(of: /^  ([a-z]+) +[a-z]/)?.1 }
    #expect(commands.contains("verify") && commands.contains("start"))
    for command in commands {
      let one = try book.workbook(String(command), "--help")
      #expect(one.ending == .exit(0))
      #expect(one.printed.hasPrefix("usage: workbook \(command)"))
    }
  }

  /// Command lines that are wrong, and the line that says so.
  static let calls = [
    ("verfy", "there is no command verfy; did you mean verify?"),
    ("verify --jbos 2", "there is no option --jbos; did you mean --jobs?"),
    (
      "verify --jobs none",
      "--jobs takes a number from 1 to 1024, not `none`"
    ),
    ("verify --jobs", "--jobs needs a value: how many at a time"),
    ("hint", "EXERCISE is missing"),
    ("list all", "unexpected argument `all`"),
    (
      "verify 01-smaple",
      "there is no chapter 01-smaple; did you mean 01-sample?"
    ),
    (
      "verify -- --fix",
      "there is no chapter --fix; there are 01-sample"
    ),
    (
      "verify README.md:9",
      "there is no fence at README.md:9; `workbook list` shows where they are"
    ),
    ("hint duoble", "there is no exercise duoble; did you mean double?"),
  ]

  @Test("refuses a call with status 2 and one line", arguments: calls)
  func refuses(call: String, message: String) throws {
    let run = try SmallBook.withExercise().shell("workbook " + call)
    #expect(run.ending == .exit(2))
    #expect(run.printed == "workbook: \(message)\n")
  }

  @Test(
    "fault 21: verifies no text but the book's own",
    arguments: [
      "/nowhere/chapters/01-sample/README.md", "/nowhere/chapters/01-sample",
      "chapters/README.md", "other/chapters/01-sample/README.md:1", "../x",
    ])
  func foreign(path: String) throws {
    let run = try SmallBook(Self.good).workbook("verify", path)
    #expect(run.ending == .exit(2))
    #expect(run.printed.hasPrefix("workbook: "))
    #expect(run.printed.contains(" is not a text of the book in "))
  }

  @Test(
    "verifies with status 0 or 1, a line for each check where it is piped",
    .needsPtrace)
  func verify() throws {
    let book = try SmallBook(
      Self.good + fence("swift", "let a = 1"), program: "let a = 1\n")
    let good = try book.workbook("verify", in: "chapters")
    #expect(good.ending == .exit(0))
    #expect(
      good.printed.contains("[2/2] chapters/01-sample/README.md:10 swift\n"))
    #expect(
      good.printed.contains("\n3 fences: 3 passed, 0 failed, 0 skipped; "))
    #expect(!good.printed.contains("\u{1b}"))
    try book.write("let a = 2\n", to: SmallBook.program)
    let bad = try book.workbook("verify")
    #expect(bad.ending == .exit(1))
    #expect(
      bad.printed.contains("\nchapters/01-sample/README.md:10:1: error: "))
    let fixed = try book.workbook("verify", "--fix")
    #expect(fixed.ending == .exit(0))
    #expect(
      fixed.printed.contains("fixed chapters/01-sample/README.md:10 swift\n"))
    #expect(try book.text().contains("let a = 2\n"))
  }

  @Test(
    "fault 26: verifies a chapter, a text, a fence by any of its lines",
    .needsPtrace,
    arguments: [
      ("01-sample", "3 fences: 2 passed, 1 failed"),
      ("chapters/01-sample", "3 fences: 2 passed, 1 failed"),
      ("./chapters/01-sample/README.md", "3 fences: 2 passed, 1 failed"),
      ("chapters/01-sample/README.md:1", "2 fences: 2 passed, 0 failed"),
      ("chapters/01-sample/README.md:7:12", "2 fences: 2 passed, 0 failed"),
      ("./chapters/01-sample/README.md:11", "1 fences: 0 passed, 1 failed"),
      ("README.md", "0 fences: 0 passed, 0 failed"),
      ("01-sample 01-sample", "3 fences: 2 passed, 1 failed"),
    ])
  func part(names: String, summary: String) throws {
    let book = try SmallBook(
      Self.good + fence("swift", "let a = 1"), program: "let a = 2\n")
    let run = try book.shell("workbook verify " + names)
    #expect(
      lines(of: run.printed).contains { $0.hasPrefix(summary) },
      "\(run.printed)")
  }

  @Test("fixes a fence once that is named twice")
  func twice() throws {
    let book = try SmallBook(
      fence("console", "$ printf 'a\\nb\\n'") + "end\n")
    let run = try book.workbook(
      "verify", "--fix", "01-sample", "chapters/01-sample/README.md:2")
    #expect(run.ending == .exit(0))
    #expect(
      try book.text() == fence("console", "$ printf 'a\\nb\\n'\na\nb") + "end\n"
    )
  }

  @Test("shows problems as annotations where GitHub runs it")
  func annotations() throws {
    let book = try SmallBook(fence("swift", "let a = 1 % 2"))
    let run = try book.workbook(
      "verify", environment: ["GITHUB_ACTIONS": "true"])
    #expect(
      run.printed.contains(
        "\n::error file=chapters/01-sample/README.md,line=1,col=1::the "
          + "quoted lines are not in chapters/01-sample/main.swift%0A"))
  }

  @Test("lists fences")
  func list() throws {
    let book = try SmallBook(
      fence("swift run openbsd", "print(1)") + fence("swfit", "a"))
    #expect(
      try book.workbook("list").printed == """
        chapters/01-sample/README.md:1-3 swift run openbsd (skipped: openbsd only)
        chapters/01-sample/README.md:5-7 swfit (unknown)

        """)
  }

  @Test("shows the coverage, with status 1 if a line is not quoted")
  func coverage() throws {
    let book = try SmallBook(
      fence("swift", "let a = 1"),
      program: "let a = 1\n\nlet b = 2\nlet c = 3\n")
    let run = try book.workbook("coverage")
    #expect(run.ending == .exit(1))
    #expect(
      run.printed == """
        file                           lines  quoted  unquoted
        chapters/01-sample/main.swift  3      1       3-4
        coverage of the programs 33% (1 of 3 lines)

        """)
  }

  @Test("outside of a book says where to go, with status 1")
  func noBook() throws {
    let book = try SmallBook()
    try book.remove("Package.swift")
    let run = try book.workbook("verify")
    #expect(run.ending == .exit(1))
    #expect(
      run.printed.hasPrefix(book.root + ":1:1: error: there is no book here"))
  }

  /// Where its words cannot go, and the exit status.
  static let streams: [(String, Int32)] = [
    ("2>&-", 0), ("2>/dev/full", 0), (">/dev/full", 1), (">&-", 1),
    ("<&- >&- 2>&-", 1), ("2>&- --fix", 0),
  ]

  @Test(
    "fault 14: bears closed and full streams", .needsPtrace,
    arguments: streams)
  func bears(redirection: String, status: Int32) throws {
    let book = try SmallBook(Self.good)
    let run = try book.shell("workbook verify \(redirection)")
    #expect(run.ending == .exit(status), "\(run.printed)")
    if redirection.hasPrefix(">") {
      #expect(
        run.printed.hasSuffix("workbook: cannot write to standard output\n"))
    }
    // Nothing was written to a file that came to stand in for a stream.
    #expect(try book.text() == Self.good)
    let again = try book.workbook("verify")
    #expect(again.ending == .exit(0), "\(again.printed)")
    #expect(again.printed.contains("2 fences: 2 passed"))
  }

  @Test(
    "fault 23: without /proc says what is missing",
    .enabled(if: canUnmount, "needs root, and a mount namespace of its own"))
  func noProc() throws {
    let run = try SmallBook(Self.good).shell(
      "exec unshare --mount sh -c 'umount -l /proc; exec workbook verify'")
    #expect(run.ending == .exit(2))
    #expect(
      run.printed
        == "workbook: there are no arguments to read: mount /proc\n")
  }

  private static let canUnmount =
    (try? SmallBook().shell("unshare --mount umount -l /proc"))?.ending
    == .exit(0)

  @Test("fault 16: gives programs the umask and the modes that readers have")
  func umask() throws {
    let book = try SmallBook(
      fence(
        "console", "$ umask; stat -c %a . main.swift\n0022\n755\n644"))
    let run = try book.shell("umask 077; workbook verify")
    #expect(run.ending == .exit(0), "\(run.printed)")
    // Nor may a directory above keep another user out.
    for made in [".build", ".build/workbook", ".build/workbook/scratch"] {
      var status = stat()
      stat(book.path(of: made), &status)
      #expect(status.st_mode & 0o7777 == 0o755, "\(made)")
    }
  }

  @Test("fault 30: leaves nothing in the temporary directory")
  func temporary() throws {
    let book = try SmallBook(
      fence("swift run", "print(1)") + fence("output", "1")
        + fence("swift error", "let a: Int = b")
        + fence("output", "main.swift:1:14: error: cannot find 'b' in scope")
        + fence("c run", "int main(void) { }")
        + fence("console", "$ mktemp -u\n..."),
      files: ["tmp/.keep": ""])
    let run = try book.workbook(
      "verify", environment: ["TMPDIR": book.path(of: "tmp")])
    #expect(run.ending == .exit(0), "\(run.printed)")
    #expect(try book.names(in: "tmp") == [".keep"])
    #expect(try book.names(in: ".build/workbook/scratch") == [])
  }

  @Test("on a terminal writes over its line, and colours what does not hold")
  func terminal() throws {
    let book = try SmallBook(
      fence("swift", "let a = 1"), program: "let b = 2\n")
    func shown(_ environment: [String: String]) throws -> String {
      try Command(
        [SmallBook.workbook, "verify"],
        environment: book.environment.merging(environment) { $1 },
        directory: book.root, limit: 60_000, hasTerminal: true
      ).run().text
    }
    let coloured = try shown([:])
    #expect(
      coloured.hasPrefix(
        "\r[1/1] chapters/01-sample/README.md:1 swift\u{1b}[K\r\u{1b}[K"))
    #expect(coloured.contains("\u{1b}[1;31merror:\u{1b}[0m"))
    let plain = try shown(["NO_COLOR": "1"])
    #expect(plain.contains("chapters/01-sample/README.md:1:1: error: "))
    #expect(!plain.contains("\u{1b}[1;31m"))
  }
}
