import Testing

@testable import Literate

@Suite("Fences are found as CommonMark finds them")
struct FenceTests {
  /// A text, and what its fences hold: of each the info string and the lines.
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let fences: [[String]]

    init(_ description: String, _ text: String, _ fences: [String]...) {
      testDescription = description
      self.text = text
      self.fences = fences
    }
  }

  @Test(
    "what the specification says of fenced code blocks",
    arguments: [
      Case("backticks", "```\nif a {\n  b\n```", ["", "if a {", "  b"]),
      Case("tildes", "~~~\nif a {\n  b\n~~~", ["", "if a {", "  b"]),
      Case("two marks are too few", "``\na\n``"),
      Case("tildes close no backticks", "```\na\n~~~\n```", ["", "a", "~~~"]),
      Case("backticks close no tildes", "~~~\na\n```\n~~~", ["", "a", "```"]),
      Case(
        "a longer fence closes, a shorter does not",
        "````\na\n```\n``````", ["", "a", "```"]),
      Case(
        "so it is with tildes", "~~~~\na\n~~~\n~~~~", ["", "a", "~~~"]),
      Case("an opening fence and no more", "```", [""]),
      Case(
        "what is not closed runs to the end of the text",
        "`````\n\n```\na", ["", "", "```", "a"]),
      Case(
        "and to the end of its quote", "> ```\n> a\n\nb", ["", "a"]),
      Case("blank lines are content", "```\n\n  \n```", ["", "", "  "]),
      Case("no content", "```\n```", [""]),
      Case(
        "an indentation of one", " ```\n a\nb\n```", ["", "a", "b"]),
      Case(
        "an indentation of two",
        "  ```\na\n  b\nc\n  ```", ["", "a", "b", "c"]),
      Case(
        "an indentation of three is taken off as far as it goes",
        "   ```\n   a\n    b\n  c\n   ```", ["", "a", " b", "c"]),
      Case("an indentation of four is code", "    ```\n    a\n    ```"),
      Case("a closing fence may be indented", "```\na\n  ```", ["", "a"]),
      Case(
        "otherwise than the opening fence", "   ```\na\n  ```", ["", "a"]),
      Case(
        "by less than four", "```\na\n    ```", ["", "a", "    ```"]),
      Case("a blank inside the opening fence", "``` ```\na"),
      Case(
        "a blank inside the closing fence",
        "~~~~~~\na\n~~~ ~~", ["", "a", "~~~ ~~"]),
      Case(
        "blanks after the closing fence", "```\na\n``` \t\nb", ["", "a"]),
      Case("between paragraphs", "a\n```\nb\n```\nc", ["", "b"]),
      Case(
        "between headings", "a\n---\n~~~\nb\n~~~\n# c", ["", "b"]),
      Case(
        "an info string", "```swift\nlet a = 1\n```", ["swift", "let a = 1"]),
      Case(
        "an info string of any characters",
        "~~~~    swift from=3 $%@#$  \na\n~~~~~~~",
        ["swift from=3 $%@#$", "a"]),
      Case("an info string of one mark", "````;\n````", [";"]),
      Case("backticks behind backticks", "``` a ```\nb"),
      Case(
        "marks behind tildes", "~~~ a ``` ~~~\nb\n~~~", ["a ``` ~~~", "b"]),
      Case(
        "no info string behind a closing fence",
        "```\n``` a\n```", ["", "``` a"]),
    ])
  func specification(_ given: Case) {
    expect(given)
  }

  @Test(
    "in lists",
    arguments: [
      Case("on the marker's line", "- ```\n  a\n  ```", ["", "a"]),
      Case("after the marker's line", "+\n  ```\n  a\n  ```", ["", "a"]),
      Case("below a paragraph", "* a\n\n  ```\n   b\n  ```", ["", " b"]),
      Case("a wide marker", "10)  ```\n     a\n      b", ["", "a", " b"]),
      Case("an indented marker", "   1. ```\n      a\n     b", ["", "a"]),
      Case("list in list", "- 1. - ```\n       a\n       ```", ["", "a"]),
      Case(
        "a line further out ends it",
        "- ```\n  a\n```\nb", ["", "a"], ["", "b"]),
      Case("a blank line does not", "- ```\n\n    \n  a", ["", "", "  ", "a"]),
      Case("nor a short one", "10. ```\n  \n    a", ["", "", "a"]),
      Case("a column short", "- a\n\n ```\n  b\n ```", ["", " b"]),
      Case("five blanks behind the marker", "-     ```\n      a"),
      Case("four blanks", "-    ```\n     a", ["", "a"]),
      Case("no blank", "-```\n``\n1.```\na"),
      Case("nine digits", "123456789. ```\n           a", ["", "a"]),
      Case("ten digits", "1234567890. ```\n            a"),
      Case("a bullet interrupts a paragraph", "a\n- ```\n  b", ["", "b"]),
      Case("1 interrupts a paragraph", "a\n1. ```\n   b", ["", "b"]),
      Case("01 does too", "a\n01) ```\n    b", ["", "b"]),
      Case("2 does not", "a\n2. ```\n```\nb", ["", "b"]),
      Case("but it follows a heading", "# a\n2. ```\n   b", ["", "b"]),
      Case("and a blank line", "a\n\n2. ```\n   b", ["", "b"]),
      Case("and code", "    a\n2. ```\n   b", ["", "b"]),
      Case("and what could go on lazily", "> a\n2. ```\n   b", ["", "b"]),
      Case("seven marks are no heading", "####### a\n2. ```\n```", [""]),
      Case("nor is a mark with no blank", "#a\n2. ```\n```", [""]),
      Case("no empty item interrupts a paragraph", "a\n+ \n    ```\n    b"),
      Case("an item may begin with a blank", "-\n    ```\n    a", ["", "a"]),
      Case("of any length", "-   \n  ```\n  a\n b", ["", "a"]),
      Case("but not with two", "-\n  \n    ```\n    a"),
      Case("a definition fills it", "- [a]: b\n\n\n  ```\n  c\n d", ["", "c"]),
      Case("a break is no list", "* * *\n    ```\n    a"),
      Case("two bullets are", "* *\n    ```\n    a", ["", "a"]),
      Case("three with text are", "- - - ```\n      a\n    - b", ["", "a"]),
      Case("an underline is no bullet", "a\n-\n    ```\n    b"),
    ])
  func lists(_ given: Case) {
    expect(given)
  }

  @Test(
    "in block quotes, and where lines are lazy",
    arguments: [
      Case("a quote", "> ```\n> a\n> ```\n> b", ["", "a"]),
      Case("without blanks", ">```\n>a\n>  b\n>```", ["", "a", " b"]),
      Case("an empty line of it", "> ```\n>\n> a", ["", "", "a"]),
      Case("quote in quote", "> > ```\n>> a\n > >  b", ["", "a", " b"]),
      Case("list in quote", "> - ```\n>   a\n>\n> b", ["", "a", ""]),
      Case("list after quote", "> a\n\n- ```\n\n  b", ["", "", "b"]),
      Case("quote in list", "1. > ```\n   > a\n   b", ["", "a"]),
      Case("which ends at a blank line", "- > ```\n  > a\n\n  > b", ["", "a"]),
      Case("and four columns in", "> ```\n> a\n    > b", ["", "a"]),
      Case("a fence goes not on lazily", "> ```\na\n> b", [""]),
      Case("nor ends lazily", "> ```\n> a\n```\nb", ["", "a"], ["", "b"]),
      Case("a fence ends a lazy paragraph", "> a\n```\nb", ["", "b"]),
      Case("four columns in it is lazy text", "> a\n    ```\nb"),
      Case("as in a list", "- a\nb\n      ```\n  ```\n  c", ["", "c"]),
      Case("a blank line ends laziness", "> a\n\n     ```\n```\nb", ["", "b"]),
      Case("no underline is", "> a\n===\n> 2. ```\n> ```\n> b", ["", "b"]),
      Case("`>` four columns in is text", "a\n    > ```\n```\nb", ["", "b"]),
      Case("a quote may stand three in", "   > ```\n   > a", ["", "a"]),
    ])
  func quotes(_ given: Case) {
    expect(given)
  }

  @Test(
    "tabs count as columns",
    arguments: [
      Case("a tab is four columns", "\t```\n\ta"),
      Case("or what is left of them", "  \t```\n\ta"),
      Case("content keeps its tabs", "```\n\ta\tb\n```", ["", "\ta\tb"]),
      Case("but for the indentation", " ```\n\ta\n ```", ["", "   a"]),
      Case("after a bullet", "-\t```\n\ta\n    b", ["", "a", "b"]),
      Case("after an indented bullet", "  -\t```\n    a", ["", "a"]),
      Case("part of one is the item's", "- ```\n\ta\n  ```", ["", "  a"]),
      Case("part of one is the quote's", ">\t```\n>\t b", ["", " b"]),
      Case("what is left may be too much", ">\t\t```\n>\ta"),
      Case("two items share one", "- - ```\n\ta\n\t\tb", ["", "a", "\tb"]),
      Case("two before a closing fence", "- ```\n  a\n\t```\n", ["", "a"]),
      Case("around the info string", "```\tswift \t run\t\n", ["swift \t run"]),
    ])
  func tabs(_ given: Case) {
    expect(given)
  }

  @Test(
    "no fence begins in a block of HTML",
    arguments: [
      Case("raw text", "<PRE\n\n```\n</style>\n```\na", ["", "a"]),
      Case("raw text in one line", "<script>a</script>\n```\nb", ["", "b"]),
      Case("a comment", "<!-- a\n\n```\n-->\n```\nb", ["", "b"]),
      Case("an instruction", "<?a\n\n```\n?>\n```\nb", ["", "b"]),
      Case("a declaration", "<!a\n\n```\n>\n```\nb", ["", "b"]),
      Case("character data", "<![CDATA[\n\n```\n]]>\n```\nb", ["", "b"]),
      Case("a block", "</DIV\n```\n\n```\na", ["", "a"]),
      Case("a block closed at once", "<hr/>-\n```\n\n```\na", ["", "a"]),
      Case(
        "any open tag", "<a-b _c d = e f='>' g=\"\"/>\t\n```\n\n```\nh",
        ["", "h"]),
      Case("any closing tag", "</a-b >\n```\n\n```\na", ["", "a"]),
      Case("a raw text tag that closes", "</pre>\n```\n\n```\na", ["", "a"]),
      Case("a block interrupts a paragraph", "a\n<p>\n```\nb"),
      Case("any tag does not", "a\n<b>\n```\nc", ["", "c"]),
      Case("not a lazy one either", "> a\n<b>\n```\nc", ["", "c"]),
      Case("the block ends with its quote", "> <!--\n```\na", ["", "a"]),
      Case("and with its item", "- <!--\n\n  ```\n```\na", ["", "a"]),
    ])
  func html(_ given: Case) {
    expect(given)
  }

  @Test(
    "what is no block of HTML",
    arguments: [
      "<a", "<a>b", "<a b=>", "<a b=c\"d>", "<a 'b'>", "<a b='c'd>", "<a b='c>",
      "<a/ >", "</a b>", "<a\tb!>", "< p>", "<p!>", "<1>", "<pre/>", "<prey",
      "<!1>", "<!-a", "<![CDATA", "<source", "\\<p>", "<>", "</>",
      "<a b= c d=`e`>",
    ])
  func noHTML(_ line: String) {
    expect(Case("", line + "\n```\na", ["", "a"]))
  }

  @Test(
    "a line of === under link definitions is text, so no list of 2 follows",
    arguments: [
      "[a]: b", "[a]:\nb", "[a]: <>", "[a]: <b c> 'd'", "[a]: b\n\"c\nd\"",
      "[\\]]: b(c(d)\\)) (e)", "[a]: b\n[c]: d \t",
      "[" + String(repeating: "\u{E9}", count: 999) + "]: b",
    ])
  func definitions(_ text: String) {
    expect(Case("", text + "\n===\n2. ```\n```\nx", ["", "x"]))
  }

  @Test(
    "a line of === under a paragraph makes a heading, so a list of 2 follows",
    arguments: [
      "a", "[a]", "[a] b", "[a]:", "[]: b", "[ ]: b", "[a[]: b", "[a]: <b",
      "[a]: b c", "[a]: <b>'c'", "[a]: b (c", "[a]: b(", "[a]: b)", "[a]: b\nc",
      "[a]: b\n'c' d", "[a]: b\n===", "\\[a]: b", "[a]: b\n\nc",
      "[" + String(repeating: "a", count: 1000) + "]: b",
    ])
  func headings(_ text: String) {
    expect(Case("", text + "\n===\n2. ```\n```\nx", [""], ["", "x"]))
  }

  @Test(
    "lines end in LF, CRLF or CR", arguments: ["\n", "\r\n", "\r"])
  func endings(_ ending: String) {
    let text = ["a", "> ```b ", "> c\t", ">", "> ```", ""]
    let fences = Fence.all(in: text.joined(separator: ending))
    #expect(fences.map(\.lines) == [["c\t", ""]])
    #expect(fences.map(\.info) == ["b"])
    #expect(fences.map(\.line) == [2])
    #expect(fences.map(\.endLine) == [5])
  }

  @Test("a byte-order mark is no part of the first line")
  func byteOrderMark() {
    expect(Case("", "\u{FEFF}```\na", ["", "a"]))
    expect(Case("", "\u{FEFF}    ```\na"))
    expect(Case("", "a\n\u{FEFF}```\nb"))
  }

  @Test("a NUL is read as U+FFFD")
  func nul() {
    expect(Case("", "```a\0\n\0b\0\n```", ["a\u{FFFD}", "\u{FFFD}b\u{FFFD}"]))
  }

  @Test(
    "lines are counted from 1, and a fence knows its last",
    arguments: [
      ("a\n\n```\nb\n```\nc", 3...5, true),
      ("```\n```", 1...2, true),
      ("```", 1...1, false),
      ("```\n", 1...1, false),
      ("```\n\n", 1...2, false),
      ("> ```\n> a\n\nb", 1...2, false),
      ("> ```\na", 1...1, false),
      ("- ```\n  a\n\nb", 1...3, false),
    ])
  func place(_ text: String, lines: ClosedRange<Int>, isClosed: Bool) throws {
    let fence = try #require(Fence.all(in: text).first)
    #expect(fence.line...fence.endLine == lines)
    #expect(fence.isClosed == isClosed)
  }

  @Test(
    "the prefix puts a line in the same place",
    arguments: [
      ("```", ""), ("  ```", "  "), ("> ```", "> "), (">```", "> "),
      ("  >  ```", "  >  "), ("> a\n  > ```", "  > "), (">\t```", ">   "),
      ("- ```", "  "), ("-\t```", "    "), ("10.  ```", "     "),
      ("* a\n\n   ```", "   "), ("> 1. > ```", ">    > "),
      ("- a\n  > b\n  >```", "  > "),
    ])
  func prefix(_ text: String, prefix: String) throws {
    let fence = try #require(Fence.all(in: text).first)
    #expect(fence.prefix == prefix)
  }

  /// A text that takes long if anything in it is read again and again.
  struct Load: CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let fences: Int

    init(_ description: String, _ text: String, fences: Int = 0) {
      testDescription = description
      self.text = text
      self.fences = fences
    }
  }

  private static let many = 30_000

  private static func many(_ text: String) -> String {
    String(repeating: text, count: many)
  }

  @Test(
    "large and hostile texts are read to their end",
    arguments: [
      Load("fences", many("```\na\n```\n"), fences: many),
      Load("quotes", many(">")),
      Load("bullets", many("- ") + "a"),
      Load("mixed bullets", many("* - ")),
      Load("lazy lines", many("> ") + many("a\n")),
      Load("blank lines", many("- ") + "a" + many("\n")),
      Load("empty items", many("-\n\n")),
      Load("comment", "<!--" + many(" --")),
      Load("tags", "<pre>" + many("</")),
      Load("attributes", "<a " + many("b ")),
      Load("definitions", many("[a]: b\n===\n")),
      Load("labels", many("[\n")),
      Load("references", "~~~" + many("&a"), fences: 1),
      Load("tabs", many("\t>")),
    ])
  func hostile(_ load: Load) {
    #expect(Fence.all(in: load.text).count == load.fences)
  }

  private func expect(
    _ given: Case, _ location: SourceLocation = #_sourceLocation
  ) {
    let found = Fence.all(in: given.text).map { [$0.info] + $0.lines }
    #expect(found == given.fences, sourceLocation: location)
  }
}
