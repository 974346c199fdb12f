import Foundation
import Literate
import TestSupport
import Testing

@testable import LiteratePages

@Suite("The glossary")
struct GlossaryTests {
  private let text = """
    # One

    A [*Zombie*](https://a.org) is *dead*, `a * b * c`, **loud**, 2 * 3 * 4.

    ## Why `so`?

    > A *long
    > word* and _this_, \\*so\\*, `*b*`.

    """

  @Test("has each entry with a link to the section that introduces its term")
  func entries() throws {
    let book = try SmallBook(
      pages: text,
      [
        "README.md": """
        # The book

        An *own* word.

        ## The course

        - [Sample](chapters/01-sample/README.md), [More](chapters/02-more/README.md)
        """,
        "CONTRIBUTING.md": "# G\n\nAn *own* word.\n",
        "chapters/glossary.md": """
        # Glossary

        What?

        **dead**: It does not live,
        nor breathe.

        **long word**: It has letters.

        **zombie**: It is dead.
        """,
      ])
    let (page, problems) = try book.site("glossary")
    #expect(problems == [])
    #expect(
      page.contains(
        """

        What?

        **dead**: It does not live,
        nor breathe. [One](<doc:01-sample>)

        **long word**: It has letters. [One](<doc:01-sample#Why-so%3F>)

        **zombie**: It is dead. [One](<doc:01-sample>)

        """))
  }

  @Test("holds only if the chapters and it agree, each at its line")
  func problems() throws {
    let book = try SmallBook(
      pages: text + "\nA *DEAD* one.\n",
      [
        "chapters/glossary.md": """
        # Glossary

        **zombie**: It is dead.

        **dead**: It does not live.

        A stray line.

        **fork**: It is for eating.
        """
      ])
    #expect(
      try book.pageProblems == [
        "\(SmallBook.text):10: the term *DEAD* is explained twice",
        "chapters/glossary.md:5: dead comes after zombie",
        "chapters/glossary.md:7: is no entry",
        "chapters/glossary.md:9: no chapter explains fork",
        "\(SmallBook.text):7: the term *long word* has no entry in "
          + "chapters/glossary.md",
      ])
  }

  @Test("is needed")
  func missing() throws {
    let book = try SmallBook(pages: "# One\n")
    try FileManager.default.removeItem(
      atPath: book.root + "/chapters/glossary.md")
    #expect {
      try book.pageProblems
    } throws: {
      "\($0)".hasPrefix("chapters/glossary.md:1:1: error: cannot be read")
    }
  }
}

@Suite("The index of system calls")
struct SystemCallTests {
  private static let fork =
    "[`fork`](https://man7.org/linux/man-pages/man2/fork.2.html)"

  @Test("has each call, with the sections that link it")
  func calls() throws {
    let book = try SmallBook(
      pages: """
        # One

        First \(Self.fork), and [`pledge(2)`](https://man.openbsd.org/pledge.2).

        ## Again

        - \(Self.fork) and \(Self.fork),
          [printf](https://man7.org/linux/man-pages/man3/printf.3.html#BUGS).

        """,
      [
        SmallBook.more: """
        # More

        See \(Self.fork), [a page](https://example.com/fork.2) and
        [bed](https://man.freebsd.org/cgi/man.cgi?query=jail&sektion=2).

        """
      ])
    let (page, problems) = try book.site("system-calls")
    #expect(problems == [])
    let fork = Self.fork.replacing("(", with: "(<").replacing(")", with: ">)")
    #expect(
      page.contains(
        """

        ## In the kernel

        - \(fork): [One: One](<doc:01-sample>); [One: Again](<doc:01-sample\
        #Again>); [More: More](<doc:02-more>)
        - [`jail`](<https://man.freebsd.org/cgi/man.cgi?query=jail&sektion=2>): \
        [More: More](<doc:02-more>)
        - [`pledge`](<https://man.openbsd.org/pledge.2>): \
        [One: One](<doc:01-sample>)

        ## In a library

        - [`printf`](<https://man7.org/linux/man-pages/man3/printf.3.html#BUGS>): \
        [One: Again](<doc:01-sample#Again>)

        """))
  }

  @Test("misses no man page that a chapter names, in prose or in a comment")
  func unlinked() throws {
    let book = try SmallBook(
      pages: """
        # One

        Look at
        wait(2), `poll(2)` and fork(2).

        ```swift build
        let a = poll(2)
        // As read(2) and fork(2) say.
        ```

        That is \(Self.fork).

        """)
    #expect(
      try book.pageProblems == [
        "\(SmallBook.text):4: wait(2) is named, but never linked in this chapter",
        "\(SmallBook.text):8: read(2) is named, but never linked in this chapter",
      ])
  }
}

@Suite("The addresses out of the book")
struct AddressTests {
  @Test("are sorted, each with its first place")
  func addresses() throws {
    let book = try SmallBook(
      pages: "# One\n\nIt:\n[b](https://b.org) [here](../02-more/README.md)\n",
      [
        SmallBook.more: "# Two\n\n[a](http://a.org/(x)) [b](https://b.org)\n",
        "CONTRIBUTING.md": "# G\n\n[c](https://c.org)\n",
      ])
    #expect(
      try book.read().addresses().map { "\($0.0) \($0.1)" } == [
        "http://a.org/(x) chapters/02-more/README.md:3:1",
        "https://b.org chapters/01-sample/README.md:4:1",
        "https://c.org CONTRIBUTING.md:3:1",
      ])
  }
}
