import Literate
import TestSupport
import Testing

@testable import LiteratePages

@Suite("Weaving: the fences")
struct WeaveFenceTests {
  @Test(
    "get the info string and the caption that a page needs",
    arguments: [
      ("swift run linux", "x", "swift", nil),
      ("swift error", "x", "swift", "Does not compile"),
      ("sh", "x", "sh", nil),
      ("text", "x", "text", nil),
      ("console", "$ x", "console", "Terminal"),
    ] as [(String, String, String, String?)])
  func info(
    written: String, content: String, woven: String, caption: String?
  ) throws {
    try expect(block(written, content), block(woven, content), caption)
  }

  @Test(
    "of an output tell how the program ended",
    arguments: [
      ("output", "x", "output", "Output"),
      ("output exit=3", "x", "failure", "Output, exit status 3"),
      ("output signal=PIPE", "x", "failure", "Output, ended by SIGPIPE"),
      ("output signal=trap", "", "failure", "No output, ended by a trap"),
      (
        "output timeout", "", "failure", "No output, killed at the time limit"
      ),
    ])
  func output(
    written: String, content: String, woven: String, caption: String
  ) throws {
    let program = "y\n\n" + block("swift run", "y") + "\n"
    let woven =
      "y\n\n" + block("swift", "y") + "\n\n***\(caption)***\n\n"
      + block(woven, content)
    #expect(
      try SmallBook(
        pages: "# A\n\nIt is one.\n\n\(program)" + block(written, content)
      )
      .woven() == woven)
  }

  @Test(
    "that quote are captioned with the file and its lines",
    arguments: [
      ("swift", "let b = 2", "main.swift, line 2"),
      ("swift", "let b = 2\nlet c = 3", "main.swift, lines 2–3"),
      (
        "swift", "let a = 1\n// ...\nlet c = 3\nlet d = 4",
        "main.swift, lines 1, 3–4"
      ),
      ("c more.c", "int a_b;", "more.c, line 1"),
      ("c Sources/S/_x_.c", "int y;", #"Sources/S/\_x\_.c, line 1"#),
    ])
  func quotation(info: String, content: String, caption: String) throws {
    let language = String(info.prefix { $0 != " " })
    try expect(
      block(info, content), block(language, content), caption,
      [
        "chapters/01-sample/main.swift":
          "let a = 1\nlet b = 2\nlet c = 3\nlet d = 4\n",
        "chapters/01-sample/more.c": "int a_b;\n",
        "Sources/S/_x_.c": "int y;\n",
      ])
  }

  private func expect(
    _ written: String, _ woven: String, _ caption: String?,
    _ files: [String: String] = [:]
  ) throws {
    let above = caption.map { "\n***\($0)***\n\n" } ?? ""
    #expect(
      try SmallBook(pages: "# A\n\nIt is one.\n\n" + written, files).woven()
        == above + woven)
  }

  @Test("tell what the compiler says from what a program prints")
  func compiler() throws {
    let wrong = block("swift error", "x") + "\n" + block("output", "no")
    #expect(
      try SmallBook(pages: "# A\n\nIt is one.\n\n" + wrong).woven().hasSuffix(
        "\n***What the compiler says***\n\n" + block("failure", "no")))
  }

  @Test("keep their content")
  func content() throws {
    let block = block(
      "text", "# not a `heading`\n[a](b.c) ![c](d.svg)\n[e]: f\n@Foo {\n*g*")
    #expect(
      try SmallBook(pages: "# A\n\nIt is one.\n\n" + block).woven() == block)
  }

  @Test("that are no good keep the pages from being made, at their lines")
  func wrong() throws {
    let book = try SmallBook(
      pages: "# A\n\n" + block("swift", "let z = 1") + "\n"
        + block("swfit", "x"))
    let problems = try book.pageProblems
    #expect(problems.count == 2)
    #expect(
      problems[0].hasPrefix("\(SmallBook.text):7: unknown info string `swfit`"))
    #expect(problems[1].hasPrefix("\(SmallBook.text):3: the quoted lines are"))
  }
}

@Suite("Weaving: the text")
struct WeaveTextTests {
  @Test(
    "is left as it is",
    arguments: [
      "Plain,\nwith _marks_, `code` and <https://example.com>.\n",
      "[out](<https://example.com/a_(b)>) ![far](<http://e.org/x.png>)\n",
      "`[a](b.c)` and ``[a](`b.c``, \\[a](b.c), [a] (b.c), [a](b c)\n",
      "`code\nwith [a](b.c)`\n",
      "| a | b |\n| - | - |\n| `c` | d |\n\n> Note: e\n\n- [ ] f\n",
    ])
  func untouched(text: String) throws {
    #expect(
      try SmallBook(pages: "# A\n\nIt is one.\n\n" + text).woven() == text)
  }

  @Test(
    "has its links lead to pages, and names files that are on none",
    arguments: [
      ("[two](../02-more/README.md)", "[two](<doc:02-more>)"),
      ("[two](../02-more/)", "[two](<doc:02-more>)"),
      ("[two](/chapters/02-more)", "[two](<doc:02-more>)"),
      ("[`a` \nb](<../02-more/README.md>)", "[`a` \nb](<doc:02-more>)"),
      ("[a\nb](\n../02-more)", "[a\nb](<doc:02-more>)\n"),
      ("[x](../02-more#main_a-1)", "[x](<doc:02-more#main%5Fa>)"),
      ("[x](../02-more#whats-it)", "[x](<doc:02-more#What%27s-it%3F>)"),
      ("[here](#below)", "[here](<doc:01-sample#Below>)"),
      ("[book](../../README.md)", "[book](<doc:course>)"),
      ("[fork](../glossary.md)", "[fork](<doc:glossary>)"),
      ("`[a](b)` [two](../02-more)", "`[a](b)` [two](<doc:02-more>)"),
      ("[a [b]](../02-more)", "[a [b]](<doc:02-more>)"),
      ("[it](main.swift)", "it (`chapters/01-sample/main.swift`)"),
      ("[`main.swift`](main.swift)", "`main.swift`"),
      ("[a _b_](a%20b.txt)", "a _b_ (`chapters/01-sample/a b.txt`)"),
      ("[guide](/CONTRIBUTING.md#a)", "guide (`CONTRIBUTING.md`)"),
      ("![a](a.svg)", "![a](<chapters-01-sample-a.svg>)"),
      (
        "[![a](a.svg)](https://b.org/)",
        "[![a](<chapters-01-sample-a.svg>)](<https://b.org/>)"
      ),
    ])
  func link(written: String, woven: String) throws {
    let book = try SmallBook(
      pages: "# A\n\nIt is one.\n\nIn \(written).\n\n## Below\n",
      [
        SmallBook.more:
          "# More\n\n## What's it?\n\n## `main_a`\n\n## `main_a`\n",
        "CONTRIBUTING.md": "# G\n\n## A\n",
        "chapters/01-sample/a b.txt": "", "chapters/01-sample/a.svg": "<svg/>",
      ])
    #expect(try book.woven() == "In \(woven).\n\n## Below\n")
  }

  @Test("has headings without backticks, which DocC would print")
  func headings() throws {
    #expect(
      try SmallBook(pages: "# A\n\nIt is one.\n\n## What `fork` says\n\n`b`\n")
        .woven()
        == "## What fork says\n\n`b`\n")
  }

  @Test("has a tab for each exercise, and one for its hint")
  func exercise() throws {
    let book = try SmallBook(
      pages: """
        # A

        It is one.

        ## Exercises

        ### `a`: b

        Do it.

        <details>
        <summary>Hint</summary>

        Like this.

        </details>

        Below.

        """,
      Dictionary(
        uniqueKeysWithValues: ["stub", "check", "solution"].map {
          ("chapters/01-sample/exercises/a/\($0).swift", "// TODO: it\n")
        }))
    #expect(
      try book.woven() == """
        ## Exercises

        ### a: b

        @TabNavigator {
        @Tab("Exercise") {


        Do it.

        }
        @Tab("Hint") {

        Like this.

        }
        }

        Below.

        """)
  }

  @Test(
    "is not woven where a link leads nowhere",
    arguments: [
      ("[a](b.c)", "the link leads to chapters/01-sample/b.c, which is not"),
      ("![](b.svg)", "the link leads to chapters/01-sample/b.svg, which is"),
      ("[a](../../../README.md)", "the link leads to /README.md, which is not"),
      ("[a](#belov)", "\(SmallBook.text) has no heading with the anchor #bel"),
      ("[a](../02-more#c)", "chapters/02-more/README.md has no heading"),
      ("[a]: ../02-more/README.md", "an address set apart"),
    ])
  func broken(text: String, message: String) throws {
    let problems = try SmallBook(
      pages: "# A\n\n## Below\n\nTwo,\n\(text)\n\nThree.\n"
    )
    .pageProblems
    #expect(problems.count == 1)
    #expect(problems[0].hasPrefix("\(SmallBook.text):6: \(message)"))
  }

  @Test("has all its broken links told, also where there is no page of it")
  func everywhere() throws {
    let book = try SmallBook(
      pages: "# A\n\n[a](b) and [c](d)\n",
      [
        "CONTRIBUTING.md": "# G\n\n[a](b)\n",
        "chapters/glossary.md": "# Glossary\n\n[a](b)\n",
      ])
    #expect(
      try book.pageProblems.map { $0.prefix { $0 != " " } } == [
        "CONTRIBUTING.md:3:", "\(SmallBook.text):3:", "\(SmallBook.text):3:",
        "chapters/glossary.md:3:",
      ])
  }

  @Test(
    "begins with a title",
    arguments: ["Sample", "# A\u{b}b", "# A\u{c}b", "# \u{2028}", "#"])
  func title(line: String) throws {
    let book = try SmallBook(pages: line + "\n")
    #expect {
      try book.site("course")
    } throws: {
      "\($0)".hasPrefix("\(SmallBook.text):1:1: error: does not begin with")
    }
  }
}
