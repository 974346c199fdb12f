import Foundation
import Testing

@testable import Literate

@Suite("Indexes: the glossary")
struct GlossaryTests {
  @Test("has each term in its sentence, by the alphabet")
  func terms() throws {
    let text = try index(
      "glossary",
      """
      # One

      It is [one](../02-more/README.md). A *zombie* is *dead*. A *nap* is:

      ## Why `so`?

      > Note: A [*Fork*](https://man7.org/linux/man-pages/man2/fork.2.html), of
      > course, `a * b * c` makes two. It is **loud**, and `*b*` no term, nor 2 * 3
      > * 4, nor _this_.

      ```text
      a *fence*
      ```
      """)
    #expect(
      text.hasSuffix(
        """

        **dead**: A zombie is dead. [One](chapters/01-sample/README.md)

        **Fork**: A Fork, of course, `a * b * c` makes two. \
        [One](chapters/01-sample/README.md#why-so)

        **nap**: A nap is. [One](chapters/01-sample/README.md)

        **zombie**: A zombie is dead. [One](chapters/01-sample/README.md)

        """))
  }

  @Test("is not made if a term is explained twice")
  func twice() throws {
    #expect {
      _ = try index(
        "glossary", "# One\n\nIt.\n\nA *Word* is.\n",
        more: "# Two\n\nIt.\n\nNo.\n\nA *word* was.\n")
    } throws: {
      "\($0)".hasPrefix(
        """
        chapters/02-more/README.md:7:1: error: the term *word* is explained twice
            first at chapters/01-sample/README.md:5
        """)
    }
  }
}

@Suite("Indexes: the system calls")
struct SystemCallTests {
  private static let fork =
    "[`fork`](https://man7.org/linux/man-pages/man2/fork.2.html)"

  @Test("has each call, with the sections that link it")
  func calls() throws {
    let text = try index(
      "system-calls",
      """
      # One

      It.

      First \(Self.fork), and [`pledge(2)`](https://man.openbsd.org/pledge.2).

      ## Again

      - \(Self.fork) and \(Self.fork), [`errno`][e] and
        [printf](https://man7.org/linux/man-pages/man3/printf.3.html#BUGS).

      [e]: https://man7.org/linux/man-pages/man3/errno.3.html
      """,
      more: """
        # More

        See \(Self.fork), [a page](https://example.com/fork.2) and
        [bed](https://man.freebsd.org/cgi/man.cgi?query=jail&sektion=2).

        """)
    let one = "chapters/01-sample/README.md"
    let more = "chapters/02-more/README.md"
    #expect(
      text.hasSuffix(
        """

        ## Asked of the kernel

        - \(Self.fork): [One: One](\(one)); [One: Again](\(one)#again); \
        [More: More](\(more))
        - [`jail`](https://man.freebsd.org/cgi/man.cgi?query=jail&sektion=2): \
        [More: More](\(more))
        - [`pledge`](https://man.openbsd.org/pledge.2): [One: One](\(one))

        ## Asked of a library

        - [`printf`](https://man7.org/linux/man-pages/man3/printf.3.html#BUGS): \
        [One: Again](\(one)#again)

        """))
  }

  @Test(
    "is not made if a chapter names a man page and links it nowhere",
    arguments: [
      ("Look at wait(2).", 3),
      (
        "See \(fork).\n\n```swift build\nlet a = 1\n// As wait(2) says.\n```", 7
      ),
    ])
  func unlinked(text: String, line: Int) throws {
    #expect {
      _ = try index("system-calls", "# One\n\n\(text)\n")
    } throws: {
      "\($0)".hasPrefix(
        "chapters/01-sample/README.md:\(line):1: error: wait(2) is named, and ")
    }
  }

  @Test("need no link for what is code, or linked elsewhere in the chapter")
  func linked() throws {
    let text = try index(
      "system-calls",
      """
      # One

      It calls `wait(2)`, and fork(2).

      ```swift build
      let a = wait(2)
      // fork(2)
      ```

      That is \(Self.fork).
      """)
    #expect(text.contains("- \(Self.fork): "))
  }
}

@Suite("Indexes: the addresses")
struct AddressTests {
  @Test("are those out of the book, each with its first place")
  func addresses() throws {
    let book = try makeBook(
      "# One\n\nIt.\n\n[b](https://b.org) [here](../02-more/README.md)\n",
      more: "# Two\n\n[a](http://a.org/(x)) [b](https://b.org)\n")
    #expect(
      try Book(at: book.root).addresses().map {
        "\($0.address) \($0.file):\($0.line)"
      } == [
        "http://a.org/(x) chapters/02-more/README.md:3",
        "https://b.org chapters/01-sample/README.md:5",
      ])
  }
}

/// The text of an index of a book of two chapters, before it is woven.
private func index(
  _ name: String, _ text: String, more: String = "# More\n\nIt.\n"
) throws -> String {
  let book = try makeBook(text, more: more)
  let pages = try indexes(of: Book(at: book.root).pages().chapters)
  let page = try #require(pages.first { $0.name == name })
  return page.lines.joined()
}
