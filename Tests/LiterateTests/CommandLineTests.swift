import Foundation
import Testing

@testable import Literate

/// The program `workbook`, run as a reader runs it.
@Suite("workbook")
struct CommandLineTests {
  @Test(
    "tells how it is called",
    arguments: [
      "start", "check", "watch", "hint", "solution", "reset", "verify", "list",
      "links", "extract", "coverage", "pages", "bind", "preview", "mutate",
    ])
  func help(command: String) throws {
    let all = try workbook("--help", in: "/")
    #expect(all.status == .exit(0))
    #expect(all.printed.contains("\n  \(command) "))
    let one = try workbook(command, "--help", in: "/")
    #expect(one.status == .exit(0))
    #expect(one.printed.hasPrefix("usage: workbook \(command)"))
  }

  @Test(
    "refuses a call that it does not know with status 2 and one line",
    arguments: [
      (
        ["verfy"],
        "workbook: there is no command `verfy`; did you mean `verify`?\n"
      ),
      (
        ["verify", "--jbos", "2"],
        "workbook: there is no option --jbos; did you mean --jobs?\n"
      ),
      (
        ["verify", "--jobs", "none"],
        "workbook: --jobs needs a number from 1 to 1024, not `none`\n"
      ),
      (
        ["verify", "--jobs"],
        "workbook: --jobs needs a value: how many at a time\n"
      ),
      (["extract", "01-sample"], "workbook: FOLDER is missing\n"),
      (["list", "all"], "workbook: `all` is one name too many\n"),
      (
        ["verify", "01-smaple"],
        "workbook: there is no chapter 01-smaple; did you mean 01-sample?\n"
      ),
      (
        ["mutate", "01-smaple"],
        "workbook: there is no chapter 01-smaple; did you mean 01-sample?\n"
      ),
    ])
  func refused(arguments: [String], message: String) throws {
    let book = try SampleBook("")
    let run = try Command(
      arguments: [productsFolder() + "/workbook"] + arguments,
      environment: [:], folder: book.root, limit: 60_000
    ).run()
    #expect(run.ending == .exit(2))
    #expect(String(decoding: run.output, as: UTF8.self) == message)
  }

  @Test("verifies with status 0 or 1, a line for each check when piped")
  func verify() throws {
    let book = try SampleBook(
      fence("c run", "#include <stdio.h>\nint main(void) { puts(\"a\"); }")
        + fence("output", "a") + fence("swift", "let a = 1"),
      program: "let a = 1\n")
    let good = try workbook("verify", in: book.root + "/chapters")
    #expect(good.status == .exit(0))
    #expect(
      good.printed.contains("[2/2] chapters/01-sample/README.md:8 swift\n"))
    #expect(good.printed.contains("3 fences: 3 passed, 0 failed, 0 skipped; "))
    #expect(!good.printed.contains("\u{1b}"))
    try book.set("chapters/01-sample/main.swift", to: "let a = 2\n")
    let bad = try workbook("verify", in: book.root)
    #expect(bad.status == .exit(1))
    #expect(bad.printed.contains("\nchapters/01-sample/README.md:8:1: error: "))
    let one = try workbook(
      "verify", "chapters/01-sample/README.md:5", "--no-cache", in: book.root)
    #expect(one.status == .exit(0))
    #expect(one.printed.contains("2 fences: 2 passed"))
    let fixed = try workbook("verify", "--fix", in: book.root)
    #expect(fixed.status == .exit(0))
    #expect(
      fixed.printed.contains("fixed chapters/01-sample/README.md:8 swift\n"))
    #expect(try book.text(of: SampleBook.text).contains("let a = 2\n"))
  }

  @Test("lists fences, for people and as JSON")
  func list() throws {
    let book = try SampleBook(
      fence("swift run openbsd", "print(1)") + fence("swfit", "a"))
    #expect(
      try workbook("list", in: book.root).printed == """
        chapters/01-sample/README.md:1-3 swift run openbsd (skipped: openbsd only)
        chapters/01-sample/README.md:4-6 swfit (unknown)

        """)
    let json = try workbook("list", "--json", in: book.root).printed
    let rows = try #require(
      JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
    #expect(rows.count == 2)
    #expect(rows[0]["file"] as? String == SampleBook.text)
    #expect(rows[0]["line"] as? Int == 1)
    #expect(rows[0]["endLine"] as? Int == 3)
    #expect(rows[0]["kind"] as? String == "swift run")
    #expect(rows[0]["language"] as? String == "swift")
    #expect(rows[0]["info"] as? String == "swift run openbsd")
    #expect(rows[0]["content"] as? String == "print(1)\n")
    #expect(rows[0]["skipped"] as? String == "openbsd only")
    #expect(rows[1]["kind"] == nil)
  }

  @Test("extracts a chapter's programs as files")
  func extract() throws {
    let book = try SampleBook(
      fence("swift run", "let a = 1") + fence("swift run continued", "print(a)")
        + fence("c build", "int main(void) {}"))
    let run = try workbook("extract", "01-sample", "out", in: book.root)
    #expect(run.printed == "out/1/main.swift\nout/4/main.swift\nout/7/main.c\n")
    #expect(try book.text(of: "out/4/main.swift") == "let a = 1\nprint(a)\n")
  }

  @Test("shows the coverage, with status 1 if a line is not quoted")
  func coverage() throws {
    let book = try SampleBook(
      fence("swift", "let a = 1"),
      program: "let a = 1\n\nlet b = 2\nlet c = 3\n")
    let run = try workbook("coverage", in: book.root)
    #expect(run.status == .exit(1))
    #expect(
      run.printed == """
        file                           lines  quoted  unquoted
        chapters/01-sample/main.swift  3      1       3-4
        coverage 33% (1 of 3 lines)

        """)
  }

  @Test("outside of a book says where to go, with status 1")
  func noBook() throws {
    let run = try workbook("verify", in: "/")
    #expect(run.status == .exit(1))
    #expect(run.printed.hasPrefix("/:1:1: error: there is no book here"))
  }
}
