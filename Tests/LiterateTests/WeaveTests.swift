import Foundation
import Testing

@testable import Literate

@Suite("Weaving: the fences")
struct WeaveFenceTests {
  @Test(
    "get the info string and the caption that a page needs",
    arguments: [
      ("swift run linux", "x", "swift", nil),
      ("c run", "x", "c", nil),
      ("swift build root", "x", "swift", nil),
      ("swift error", "x", "swift", "Does not compile"),
      ("text", "x", "text", nil),
      ("console", "x", "console", "Terminal"),
      ("check a", "x", "check", "What the check says of the stub"),
      ("output", "x", "output", "Output"),
      ("output exit=3", "x", "failure", "Output, exit status 3"),
      (
        "output unordered signal=PIPE", "x", "failure",
        "Output, in any order, ended by SIGPIPE"
      ),
      (
        "output signal=trap", "", "failure",
        "No output, ended by a trap"
      ),
      (
        "output timeout", "", "failure",
        "No output, ended when its time was up"
      ),
    ] as [(String, String, String, String?)])
  func info(
    written: String, content: String, woven: String, caption: String?
  ) throws {
    let above = caption.map { "\n***\($0)***\n\n" } ?? ""
    #expect(
      try weave("Above.\n" + fence(written, content) + "Below.\n")
        == "Above.\n" + above + fence(woven, content) + "Below.\n")
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
      (
        "c Sources/Shelf/_x_.c", "int y;",
        "Sources/Shelf/\\_x\\_.c, line 1"
      ),
    ])
  func quotation(info: String, content: String, caption: String) throws {
    let language = info.prefix { $0 != " " }
    #expect(
      try weave(
        fence(info, content),
        program: "let a = 1\nlet b = 2\nlet c = 3\nlet d = 4\n",
        files: [
          "chapters/01-sample/more.c": "int a_b;\n",
          "Sources/Shelf/_x_.c": "int y;\n",
        ])
        == "\n***\(caption)***\n\n" + fence(String(language), content))
  }

  @Test("tell what the compiler says from what a program prints")
  func compiler() throws {
    let (wrong, said) = (fence("swift error", "x"), fence("output", "no"))
    #expect(
      try weave(wrong + said + fence("swift run", "y") + said)
        == """

        ***Does not compile***

        \(fence("swift", "x"))
        ***What the compiler says***

        \(fence("failure", "no"))\(fence("swift", "y"))
        ***Output***

        \(said)
        """)
  }

  @Test("that quote nothing make the weaving fail")
  func nowhere() {
    expectProblem(
      in: fence("swift", "let z = 1"), at: 5, "stands nowhere")
  }

  @Test(
    "stay where they are: in lists, in quotes, indented",
    arguments: [
      (
        "- one\n\n  ```output\n  x\n  ```\n- two\n",
        "- one\n\n\n  ***Output***\n\n  ```output\n  x\n  ```\n- two\n"
      ),
      (
        "- ```output\n  x\n  ```\n",
        "- ***Output***\n\n  ```output\n  x\n  ```\n"
      ),
      (
        "> said\n> ```output\n> x\n> ```\n",
        "> said\n>\n> ***Output***\n>\n> ```output\n> x\n> ```\n"
      ),
      (
        "1. > ~~~~ output\n   > ```\n   > ~~~~\n",
        "1. > ***Output***\n   >\n   > ~~~~output\n   > ```\n   > ~~~~\n"
      ),
      ("  ```text\n  x\n  ```", "  ```text\n  x\n  ```"),
      ("```text\r\nx\r\n```\r\n", "```text\r\nx\r\n```\r\n"),
      ("```text\nx", "```text\nx"),
    ])
  func place(written: String, woven: String) throws {
    #expect(try weave(written) == woven)
  }

  @Test("keep their content")
  func content() throws {
    let block = "# not a `heading`\n[a](b.c) ![c](d.svg)\n[e]: f\n@Foo {\n"
    #expect(
      try weave("```text\n\(block)```\n") == "```text\n\(block)```\n")
  }
}

@Suite("Weaving: the text")
struct WeaveTextTests {
  @Test(
    "is left as it is",
    arguments: [
      "Plain,\r\nwith *marks*, `code` and <https://example.com>.\r\n",
      "[out](https://example.com/a_(b) \"title\") ![far](http://e.org/x.png)\n",
      "`[a](b.c)` and ``[a](`b.c``, \\[a](b.c), [a] (b.c), [a](b c)\n",
      "`code\nwith [a](b.c)`\n",
      "| a | b |\n| - | - |\n| `c` | d |\n\n> Note: e\n\n- [ ] f\n",
      "[label]: https://example.com/\n",
      "no end",
    ])
  func untouched(text: String) throws {
    #expect(try weave(text) == text)
  }

  @Test(
    "has its links lead to pages",
    arguments: [
      ("[two](../02-more/README.md)", "[two](<doc:02-more>)"),
      ("[two](../02-more/)", "[two](<doc:02-more>)"),
      ("[two](/chapters/02-more)", "[two](<doc:02-more>)"),
      ("[`a` \n b](<../02-more/README.md>)", "[`a` \n b](<doc:02-more>)"),
      (
        "[x](../02-more/README.md#whats-left-in-main_a)",
        "[x](<doc:02-more#What%27s-left-in-main%5Fa%3F>)"
      ),
      ("[here](#below)", "[here](<doc:01-sample#Below>)"),
      ("[book](../../README.md)", "[book](<doc:course>)"),
      ("`[a](b)` [two](../02-more)", "`[a](b)` [two](<doc:02-more>)"),
      ("[a [b]](../02-more)", "[a [b]](<doc:02-more>)"),
    ])
  func link(written: String, woven: String) throws {
    #expect(
      try weave(
        "In \(written).\n\n## Below\n",
        more: "# More\n\n## What's left in `main_a`?\n")
        == "In \(woven).\n\n## Below\n")
  }

  @Test(
    "names the files that its links lead to",
    arguments: [
      (
        "[the program](main.swift)",
        "the program (`chapters/01-sample/main.swift`)"
      ),
      ("[`main.swift`](main.swift)", "`main.swift`"),
      ("[the shelf](../../Sources/Shelf)", "the shelf (`Sources/Shelf`)"),
      ("[a *b*](a%20b.txt)", "a *b* (`chapters/01-sample/a b.txt`)"),
    ])
  func file(written: String, woven: String) throws {
    #expect(
      try weave(
        "See \(written).\n",
        files: ["Sources/Shelf/a.c": "", "chapters/01-sample/a b.txt": ""])
        == "See \(woven).\n")
  }

  @Test("has headings without backticks, which DocC would print")
  func headings() throws {
    #expect(
      try weave("## What `fork` says\n\n### `a`\n\n`b`\n")
        == "## What fork says\n\n### a\n\n`b`\n")
  }

  @Test("has a tab for each exercise, and one for its hint")
  func exercise() throws {
    #expect(
      try weave(
        """
        ## Exercises

        ### `a`: b

        Do it.

        <details>
        <summary>Hint</summary>

        Like this:

        ```swift run
        if true { print(1) }
        ```

        </details>

        Below.

        """) == """
          ## Exercises

          ### a: b

          @TabNavigator {
          @Tab("Exercise") {

          Do it.

          }
          @Tab("Hint") {

          Like this:

          ```swift
          if true { print(1) }
          ```

          }
          }

          Below.

          """)
  }

  @Test(
    "fails where a link leads nowhere, at its line",
    arguments: [
      ("[a](b.c)", "the link leads to chapters/01-sample/b.c, which is not"),
      ("![a](b.svg)", "the link leads to chapters/01-sample/b.svg, which is"),
      ("[a](../../../b)", "the link ../../../b leads out of the book"),
      ("[a](#belov)", "no heading with the anchor #belov"),
      ("[a](#belov)", "did you mean #below?"),
      ("[a](../02-more#c)", "chapters/02-more/README.md has no heading"),
      ("[a]: ../02-more/README.md", "a link into the book, set apart"),
    ])
  func broken(text: String, message: String) {
    expectProblem(in: "One.\n\n## Below\n\nTwo,\n\(text)\n", at: 10, message)
  }

  @Test("fails if DocC would leave out a link of the first paragraph")
  func summary() throws {
    let book = try makeBook(
      "# Sample\n\nThe first\n[link](https://example.com).\n")
    #expect {
      try Book(at: book.root).catalogue()
    } throws: {
      "\($0)".hasPrefix("\(SampleBook.text):4:1: error: a link out of the book")
    }
  }

  @Test("fails without a title")
  func title() throws {
    let book = try makeBook("Sample\n")
    #expect {
      try Book(at: book.root).catalogue()
    } throws: {
      "\($0)".hasPrefix("\(SampleBook.text):1:1: error: has no title")
    }
  }
}

/// Weaves a text below a title and a first paragraph, and returns what came of
/// the text.
private func weave(
  _ text: String, more: String = "# More\n\nNot much.\n", program: String = "",
  files: [String: String] = [:]
) throws -> String {
  let book = try makeBook(
    "# Sample\n\nIt is one.\n\n" + text, more: more, program: program,
    files: files)
  let page = try #require(
    try Book(at: book.root).catalogue().texts["01-sample"])
  let start = try #require(page.firstRange(of: "It is one.\n\n"))
  let end = try #require(page.firstRange(of: "\n---\n\n@Row {\n"))
  return String(page[start.upperBound..<end.lowerBound])
}

/// Expects the weaving of a text below a title and a first paragraph to fail.
private func expectProblem(
  in text: String, at line: Int, _ message: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(sourceLocation: sourceLocation) {
    _ = try weave(text)
  } throws: {
    "\($0)".hasPrefix("\(SampleBook.text):\(line):1: error: ")
      && "\($0)".contains(message)
  }
}
