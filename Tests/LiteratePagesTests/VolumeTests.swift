import Literate
import TestSupport
import Testing

@testable import LiteratePages

@Suite("The book as one text")
struct VolumeTests {
  @Test("has the front page, the parts, and the chapters below them")
  func whole() throws {
    let book = try SmallBook(
      pages: """
        # One

        It is [one](../../README.md). ![a](a.svg)

        ## Why `1`?

        ```output exit=3
        <x>
        ```

        ## Why `1`?

        """,
      [
        SmallBook.more: "# Two\n\n[Why](../01-sample#why-1-1)?\n",
        "chapters/01-sample/a.svg": "<svg/>",
        "README.md": """
        # The book

        About it.

        ## The course

        - [One](chapters/01-sample/README.md): what is it?

        ### Part: "`More`" & all

        - [Two](chapters/02-more/README.md): and then?

        """,
      ])
    var weaver = try Weaver(book.read(), for: VolumeEdition())
    let text = weaver.volume()
    let indexes = try #require(text.firstRange(of: "# To look up"))
    #expect(
      text[indexes.lowerBound...].matches(of: /\n## (.*)\n/).map { $0.1 } == [
        "Glossary {#page-glossary}", "System calls {#page-system-calls}",
      ])
    #expect(
      text[..<indexes.lowerBound] == #"""
        # The book {#page-course}


        About it.

        ## The course {#page-course.the-course}


        - [One](#page-01-sample): what is it?

        ### Part: "`More`" & all {#page-course.part-more--all}


        - [Two](#page-02-more): and then?

        # The course

        ## One {#page-01-sample}


        It is [one](#page-course). ![a](<chapters-01-sample-a.svg>)

        ### Why `1`? {#page-01-sample.why-1}



        ***Output, exit status 3***

        ```failure
        <x>
        ```

        ### Why `1`? {#page-01-sample.why-1-1}


        # Part: "More" \& all

        ## Two {#page-02-more}


        [Why](#page-01-sample.why-1-1)?


        """#)
  }
}
