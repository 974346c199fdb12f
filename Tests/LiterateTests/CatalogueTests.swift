import Foundation
import Testing

@testable import Literate

@Suite("Weaving: the catalogue")
struct CatalogueTests {
  @Test("has a front page with the course by its parts")
  func front() throws {
    let book = try makeBook(
      "# One\n\nIt is one.\n",
      course: """
        See [the first](chapters/01-sample/README.md).

        ```sh
        ## The course
        ```

        ## The course

        Read it in order.

        ### Part I: "`One`"

        - [One](chapters/01-sample/README.md): what is it?

        ### Part II: More

        - [Two](chapters/02-more/README.md): and then?
        - Three, to come

        ## How to read

        On the page as well.

        """)
    let texts = try Book(at: book.root).catalogue().texts
    #expect(
      texts["course"] == """
        # The book

        @Metadata {
          @TechnologyRoot
        }
        @Options {
          @AutomaticArticleSubheading(disabled)
          @AutomaticSeeAlso(disabled)
        }

        About it.

        See [the first](<doc:01-sample>).

        ```sh
        ## The course
        ```

        ## The course

        Read it in order.

        ### Part I: "One"

        - [One](<doc:01-sample>): what is it?

        ### Part II: More

        - [Two](<doc:02-more>): and then?
        - Three, to come

        ## How to read

        On the page as well.

        ---

        @Row {
          @Column {
            Next: <doc:01-sample>
          }
        }

        ## Topics

        ### Part I: "One"

        - <doc:01-sample>

        ### Part II: More

        - <doc:02-more>

        ### To look up

        - <doc:glossary>
        - <doc:system-calls>

        """)
    #expect(
      texts["01-sample"]?.hasPrefix(
        """
        # One

        @Metadata {
          @TitleHeading("Part I: 'One'")
        }

        """) == true)
    #expect(
      texts["01-sample"]?.hasSuffix(
        """

        ---

        @Row {
          @Column {
            Previous: <doc:course>
          }
          @Column {
            Next: <doc:02-more>
          }
        }

        """) == true)
    #expect(
      texts["glossary"]?.contains(#"@TitleHeading("To look up")"#) == true)
    #expect(texts["system-calls"]?.contains("Next:") == false)
  }

  @Test(
    "is not woven if the course is not that of the chapters",
    arguments: [
      ("", "README.md:1:1: error: has no list of the chapters"),
      (
        "## The course\n\n- [One](chapters/01-sample/README.md)\n",
        "README.md:5:1: error: does not list the chapters as they are"
      ),
      (
        """
        ## The course

        - [Two](chapters/02-more/README.md)
        - [One](chapters/01-sample/README.md)
        """, "README.md:5:1: error: does not list the chapters as they are"
      ),
    ])
  func course(text: String, message: String) throws {
    let book = try makeBook("# One\n", course: text)
    #expect {
      try Book(at: book.root).catalogue()
    } throws: {
      "\($0)".hasPrefix(message)
    }
  }

  @Test("is a folder of all texts and pictures, and replaces an earlier one")
  func write() throws {
    let book = try makeBook(
      "# One\n\nIt.\n\n![a](../02-more/a.svg) [![b](b.svg)](https://b.org/)\n",
      files: [
        "chapters/02-more/a.svg": "<svg/>", "chapters/01-sample/b.svg": "<b/>",
      ])
    let folder = book.root + "/new/x.docc"
    try Book(at: book.root).weave(to: folder)
    try book.set("new/x.docc/old.md", to: "# Old\n")
    try Book(at: book.root).weave(to: folder)
    let names = [
      "01-sample.md", "02-more.md", "Info.plist",
      "chapters-01-sample-b.svg", "chapters-02-more-a.svg", "course.md",
      "glossary.md", "header.html", "system-calls.md", "theme-settings.json",
    ]
    #expect(try contents(of: folder) == names)
    #expect(try contents(of: book.root + "/new") == ["x.docc"])
    #expect(
      try book.text(of: "new/x.docc/01-sample.md").contains(
        "![a](<chapters-02-more-a.svg>) "
          + "[![b](<chapters-01-sample-b.svg>)](https://b.org/)\n"))
    #expect(
      try book.text(of: "new/x.docc/chapters-02-more-a.svg") == "<svg/>")
  }

  @Test("leaves a folder of something else alone")
  func foreign() throws {
    let book = try makeBook("# One\n")
    try book.set("other/Info.plist", to: "mine")
    #expect {
      try Book(at: book.root).weave(to: book.root + "/other")
    } throws: {
      "\($0)".hasPrefix("\(book.root)/other:1:1: error: is a folder of somethi")
    }
    #expect(try contents(of: book.root + "/other") == ["Info.plist"])
  }

  @Test("says where it cannot be written, and leaves nothing half done")
  func unwritable() throws {
    let book = try makeBook("# One\n", files: ["file": ""])
    #expect {
      try Book(at: book.root).weave(to: book.root + "/file/x.docc")
    } throws: {
      "\($0)".hasPrefix("\(book.root)/file/x.docc.new:1:1: error: cannot make")
    }
    let names = try contents(of: book.root)
    #expect(!names.contains { $0.hasSuffix(".new") })
  }

  private func contents(of folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }
}
