import Foundation
import Literate
import TestSupport
import Testing

@testable import LiteratePages

@Suite("The site: what DocC reads")
struct CatalogueTests {
  @Test("has a front page with the course by its parts")
  func front() throws {
    let book = try SmallBook(
      pages: "# One\n\nIt is one.\n",
      [
        "README.md": """
        # The book

        See [the first](chapters/01-sample/README.md).

        ## The course

        - [One](chapters/01-sample/README.md): what is it?

        ### Part: "`More`"

        - [Two](chapters/02-more/README.md): and then?
        - Three, to come

        ## How to read

        On the page as well.

        """
      ])
    let (front, problems) = try book.site("course")
    #expect(problems == [])
    #expect(
      front == """
        # The book

        @Metadata {
          @TechnologyRoot
        }
        @Options {
          @AutomaticArticleSubheading(disabled)
          @AutomaticSeeAlso(disabled)
        }

        See [the first](<doc:01-sample>).

        ## The course

        - [One](<doc:01-sample>): what is it?

        ### Part: "More"

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

        ### The course

        - <doc:01-sample>

        ### Part: "More"

        - <doc:02-more>

        ### To look up

        - <doc:glossary>
        - <doc:system-calls>

        """)
    let more = try book.site("02-more").text
    #expect(more.contains(#"@TitleHeading("Part: 'More'")"#))
    #expect(
      more.hasSuffix(
        """

        @Row {
        @Column {
          Previous: <doc:01-sample>
        }
        @Column {
          Next: <doc:glossary>
        }
        }

        """))
    #expect(try !book.site("system-calls").text.contains("Next:"))
  }

  @Test(
    "is not made if the course is not that of the chapters",
    arguments: [
      "", "## The course\n\n- [One](chapters/01-sample/README.md)\n",
      """
      ## The course

      - [Two](chapters/02-more/README.md)
      - [One](chapters/01-sample/README.md)
      """,
    ])
  func course(text: String) throws {
    let book = try SmallBook(
      pages: "# One\n", ["README.md": "# The book\n\n" + text])
    #expect(
      try book.pageProblems
        == ["README.md:1: does not list the chapters as they are"])
  }
}

@Suite("The site", .fewThreads, .enabled(if: hasDocC, "needs docc"))
struct SiteTests {
  @Test("takes the place of an earlier one, and of nothing else")
  func made() throws {
    let book = try SmallBook(
      pages: "# One\n\nIt.\n\n## A *b*\n\n![a](a.svg)\n",
      [
        "chapters/01-sample/a.svg":
          "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "chapters/glossary.md": "# Glossary\n\n**b**: It is b.\n",
      ])
    #expect(
      try book.read().makePages(in: book.root + "/out", with: .init()) == [])
    try book.write("mine", to: "out/mine.txt")
    // A server has it open.
    let descriptor = open(book.root + "/out", O_RDONLY)
    defer { close(descriptor) }
    try book.write("# Another\n\nOne.\n", to: SmallBook.more)
    #expect(
      try book.read().makePages(in: book.root + "/out", with: .init()) == [])
    #expect(try book.text(of: "out/mine.txt") == "mine")
    let page = openat(
      descriptor, "data/documentation/course/02-more.json", O_RDONLY)
    #expect(
      try FileHandle(fileDescriptor: page, closeOnDealloc: true).readToEnd()
        .map { String(decoding: $0, as: UTF8.self) }?.contains("Another")
        == true)
    // Sections are listed, and the picture is there.
    #expect(
      try book.text(of: "out/index/index.json").replacing("\\", with: "")
        .contains("/documentation/course/01-sample#A-b"))
    #expect(
      try book.names(in: "out/images/course") == ["chapters-01-sample-a.svg"])
    // What they were made from is gone.
    #expect(try book.names(in: ".build/workbook/scratch") == [])
    #expect(
      try !book.names(in: "").contains { $0.hasPrefix("out.") })
  }

  @Test("is not made where DocC finds fault, which is told at its line")
  func fault() throws {
    let book = try SmallBook(
      pages: "# One\n\nIt.\n\n" + block("sh", "x") + "\nSee\n\n@Foo {\n}\n")
    let problems = try book.read().makePages(
      in: book.root + "/out", with: .init())
    #expect(problems.count == 1)
    #expect(problems.first?.place == Place(SmallBook.text, line: 11))
    #expect(problems.first?.message.contains("Unknown directive 'Foo'") == true)
    #expect(try !book.names(in: "").contains("out"))
  }
}

private let hasDocC = FileManager.default.isExecutableFile(
  atPath: ((try? Toolchain().usr) ?? "") + "/bin/docc")
