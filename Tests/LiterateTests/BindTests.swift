import Foundation
import Testing

@testable import Literate

@Suite("Binding: the text")
struct BindTests {
  @Test("has the front page, the parts, and the chapters below them")
  func whole() throws {
    let book = try makeBook(
      "# One\n\nIt is [one](../../README.md).\n\n## Why `1`?\n\nIt is.\n",
      more: "# Two ##\n\n### Deep\n",
      course: """
        ```sh
        swift test
        ```

        ## The course

        Read it in order.

        - [One](chapters/01-sample/README.md): what is it?

        ### Part I: "`More`" & all

        - [Two](chapters/02-more/README.md): and then?

        ## How to read

        From [one](chapters/01-sample/README.md#why-1) on.

        """)
    let text = try Book(at: book.root).volume().text
    let indexes = try #require(text.firstRange(of: "# To look up"))
    #expect(
      text[indexes.lowerBound...].matches(of: /\n## (.*)\n/).map { $0.1 }
        == ["Glossary {#glossary}", "System calls {#system-calls}"])
    #expect(
      text[..<indexes.lowerBound] == #"""
        ---
        title: "The book"
        lang: en-GB
        identifier: "the-book"
        ---


        {#course}
        About it.

        ```sh
        swift test
        ```



        # How to read {#course.how-to-read}

        From [one](#chapter-01-sample.why-1) on.


        # The course {#course.the-course}

        ## One {#chapter-01-sample}

        It is [one](#course).

        ### Why `1`? {#chapter-01-sample.why-1}

        It is.


        # Part I: "More" \& all {#course.part-i-more--all}

        ## Two {#chapter-02-more}

        #### Deep {#chapter-02-more.deep}



        """#)
  }

  @Test("has figures of the blocks that have captions, where they stand")
  func captions() throws {
    #expect(
      try bind(
        """
        ```swift
        let a = 1
        ```
        Below.

        - ```output exit=3
          <x>
          ```

        ```swift run
        print(1)
        ```

        """, program: "let a = 1\n") == """

          <figure class="listing">
          <figcaption>main.swift, line 1</figcaption>

          ```swift
          let a = 1
          ```

          </figure>

          Below.

          - <figure class="listing">
            <figcaption>Output, exit status 3</figcaption>

            ```failure
            <x>
            ```

            </figure>


          ```swift
          print(1)
          ```

          """)
  }

  @Test("closes a block that nothing closes, and writes captions as HTML")
  func unclosed() throws {
    #expect(
      try bind(
        "```swift a<b>&.swift\nlet a = 1",
        files: ["chapters/01-sample/a<b>&.swift": "let a = 1\n"]) == """

          <figure class="listing">
          <figcaption>a&lt;b&gt;&amp;.swift, line 1</figcaption>

          ```swift
          let a = 1
          ```

          </figure>


          """)
  }

  @Test(
    "has links within, and names the files that no page has",
    arguments: [
      ("[two](../02-more/README.md)", "[two](#chapter-02-more)"),
      ("[two](../02-more#same)", "[two](#chapter-02-more.same)"),
      ("[out](https://example.com)", "[out](https://example.com)"),
      ("[main](main.swift)", "main (`chapters/01-sample/main.swift`)"),
      ("![a](a.svg)", "![a](<chapters-01-sample-a.svg>)"),
    ])
  func link(written: String, woven: String) throws {
    #expect(
      try bind(
        "See \(written).\n", more: "# More\n\nMore.\n\n## Same\n\n## Same\n",
        files: ["chapters/01-sample/a.svg": "<svg/>"])
        == "See \(woven).\n")
  }

  @Test("tells headings of one page that say the same apart")
  func headings() throws {
    #expect(
      try bind("## A b\n\n## A b\n\n## `A b`\n") == """
        ### A b {#chapter-01-sample.a-b}

        ### A b {#chapter-01-sample.a-b-1}

        ### `A b` {#chapter-01-sample.a-b-2}

        """)
  }

  @Test("marks the notes, and no other quotation")
  func notes() throws {
    #expect(
      try bind("> Note: A.\n> Note: B.\n\n> Note that.\n\n>Tip:\n> C\n") == """
        {.note}
        > **Note:** A.
        > Note: B.

        > Note that.

        {.note}
        > **Tip:**
        > C

        """)
  }

  @Test("leaves hints folded, and names the line of a link behind what it adds")
  func hint() throws {
    let text = """
      ## Exercises

      ### `a`: b

      > Note: it.

      <details>
      <summary>Hint</summary>

      [Like this](#there).

      </details>

      """
    let woven = try bind(text.replacing("(#there)", with: "(#a-b)"))
    #expect(
      woven.contains("\n<details>\n<summary>Hint</summary>\n\n[Like this]"))
    #expect {
      try bind(text)
    } throws: {
      "\($0)".hasPrefix("\(SampleBook.text):14:1: error: ")
    }
  }

  @Test("allows links out of the book everywhere")
  func summary() throws {
    let book = try makeBook("# One\n\n[Out](https://example.com).\n")
    #expect(
      try Book(at: book.root).volume().text
        .contains("\n\n[Out](https://example.com).\n"))
  }
}

@Suite("Binding: the folder")
struct BindFolderTests {
  @Test("has all that pandoc needs, and replaces an earlier one alone")
  func write() throws {
    let book = try makeBook(
      "# One\n\n![a](a.svg)\n",
      files: ["chapters/01-sample/a.svg": "<svg/>", "other/book.md": "mine"])
    let folder = book.root + "/new/x"
    try Book(at: book.root).bind(to: folder)
    try book.set("new/x/old.md", to: "# Old\n")
    try Book(at: book.root).bind(to: folder)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        == [
          "book.css", "book.md", "chapters-01-sample-a.svg", "epub.html",
          "page.html",
        ])
    #expect {
      try Book(at: book.root).bind(to: book.root + "/other")
    } throws: {
      "\($0)".contains("is a folder of something else")
    }
  }
}

/// Binds a text below a title and a first paragraph, and returns what came of
/// the text.
private func bind(
  _ text: String, more: String = "# More\n\nNot much.\n", program: String = "",
  files: [String: String] = [:]
) throws -> String {
  let book = try makeBook(
    "# Sample\n\nIt is one.\n\n" + text, more: more, program: program,
    files: files)
  let woven = try Book(at: book.root).volume().text
  let start = try #require(woven.firstRange(of: "It is one.\n\n"))
  let end = try #require(woven.firstRange(of: "\n\n## More"))
  return String(woven[start.upperBound..<end.lowerBound])
}
