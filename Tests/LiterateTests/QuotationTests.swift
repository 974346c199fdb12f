import TestSupport
import Testing

@testable import Literate

@Suite("Quotations")
struct QuotationTests {
  private static let program = """
    func first() {
      work()
      rest()
    }

    func second() {
      work()
      play()
    }
    """

  @Test(
    "are where their lines are",
    arguments: [
      ("  play()", [[7..<8]]),
      ("func first() {\n  work()", [[0..<2]]),
      ("  work()", [[1..<2], [6..<7]]),
      ("func second() {\n  // ...\n}", [[5..<6, 8..<9]]),
      ("func first() {\n  // ...\n  play()\n}", []),
      ("  rest()\n}\n// ...\nfunc second() {", [[2..<4, 5..<6]]),
      ("// ...\n  rest()\n// ...", [[2..<3]]),
      ("work()", []), ("  play()\n// ...\n  rest()", []), ("  work() ", []),
      ("  // ... \n  rest()", []), ("// ...", []), ("", []),
    ])
  func places(quoted: String, expected: [[Range<Int>]]) {
    let quotation = Quotation(lines(of: quoted))
    #expect(quotation.places(in: lines(of: Self.program)) == expected)
  }

  /// Texts of a fence, and what `--fix` makes of each; nil is nothing.
  static let changed: [(String, String?)] = [
    // The first line changed, one in the middle, the last.
    (
      "func frist() {\n  work()\n  rest()\n}",
      "func first() {\n  work()\n  rest()\n}"
    ),
    (
      "func first() {\n  wrok()\n  rest()", "func first() {\n  work()\n  rest()"
    ),
    (
      "func second() {\n  work()\n  plya()",
      "func second() {\n  work()\n  play()"
    ),
    // A line too many, one too few.
    (
      "func second() {\n  work()\n  sing()\n  play()",
      "func second() {\n  work()\n  play()"
    ),
    ("func second() {\n  play()", "func second() {\n  work()\n  play()"),
    // The last line is repeated further below.
    ("func first() {\n  wait()\n  work()", "func first() {\n  work()"),
    // Elisions stay.
    (
      "func first() {\n  // ...\n  resst()\n}",
      "func first() {\n  // ...\n  rest()\n}"
    ),
    // Nothing in common, or only what stands everywhere.
    ("let universe = 42", nil), ("}\n{", nil),
  ]

  @Test("that are nowhere are quoted again", arguments: changed)
  func again(quoted: String, expected: String?) throws {
    let book = try SmallBook(fence("swift", quoted), program: Self.program)
    let outcome = try #require(book.verify().outcomes.first)
    let problem = try #require(outcome.problems.first)
    #expect(problem.place == Place(SmallBook.text))
    #expect(outcome.replacement?.lines.joined(separator: "\n") == expected)
    #expect(
      problem.message.hasPrefix(
        expected == nil
          ? "the quoted lines are not in chapters/01-sample/main.swift"
          : "the quotation differs from chapters/01-sample/main.swift:"
      ))
    #expect(problem.detail.isEmpty == (expected == nil))
  }

  @Test("that stand nowhere are quoted again from the file most like them")
  func nearest() throws {
    let book = try SmallBook(
      fence("swift", "func second() {\n  wrok()\n  play()"),
      program: Self.program,
      files: ["chapters/01-sample/a.swift": "func second() {\n  sing()\n}\n"])
    #expect(
      try book.verify().outcomes.first?.replacement?.lines
        == ["func second() {", "  work()", "  play()"])
  }

  @Test(
    "that would end their fence, or be in two places, are not quoted again",
    arguments: [
      ("let a = 1\nprint(a)\nlet a = 1\nprint(a)\n", "let a = 2\nprint(a)"),
      (
        "let a = \"\"\"\n  one\n```\n\"\"\"\n",
        "let a = \"\"\"\n  one\nx\n\"\"\""
      ),
    ])
  func unquotable(program: String, quoted: String) throws {
    let outcome = try #require(
      SmallBook(fence("swift", quoted), program: program).verify().outcomes
        .first)
    #expect(outcome.replacement == nil)
    #expect(outcome.problems.map(\.help) == ["correct the text or the program"])
  }

  @Test("are compared byte for byte")
  func bytes() {
    let file = ["a", "// \u{e9}", "b", "// e\u{301}"]
    #expect(Quotation(["// e\u{301}"]).places(in: file) == [[3..<4]])
    #expect(
      Quotation(["a", "// ...", "// e\u{301}"]).places(in: file)
        == [[0..<1, 3..<4]])
  }

  @Test("hold where one place has them, whatever file it is in")
  func files() throws {
    let book = try SmallBook(
      fence("swift", "let a = 1") + fence("c", "int b;")
        + fence("swift other.swift", "let c = 1")
        + fence("c Sources/Shelf/shelf.h", "int shelf(void);")
        + fence("swift Package.swift", "Chapter(\"01-sample\")"),
      program: "let a = 1\n",
      files: [
        "README.md": fence("swift chapters/01-sample/main.swift", "let a = 1"),
        "chapters/01-sample/b.c": "int b;\n",
        "chapters/01-sample/other.swift": "let c = 1\n",
        "Sources/Shelf/shelf.h": "int shelf(void);\n",
      ])
    let verification = try book.verify()
    #expect(verification.problems == [])
    #expect(verification.outcomes.count == 6)
  }

  @Test(
    "in two places, or of no file, are refused",
    arguments: [
      ("swift", "let a = 1", "the quoted lines are in 2 places"),
      ("swift", "// ...", "an empty quotation"),
      ("swift", "", "an empty quotation"),
      ("swift gone.swift", "let a = 1", "there is no file gone.swift"),
      ("c", "int a;", "there is no c file here to quote from"),
      ("swift main.swift", "let b = 1", "the quoted lines are in 2 places"),
    ])
  func refused(info: String, quoted: String, message: String) throws {
    let book = try SmallBook(
      "# A\n\n" + fence(info, quoted),
      program: "let a = 1\nlet b = 1\nlet b = 1\n",
      files: ["chapters/01-sample/other.swift": "let a = 1\n"])
    let problem = try #require(book.verify().problems.first)
    #expect(problem.place == Place(SmallBook.text, line: 3))
    #expect(problem.message.hasPrefix(message))
  }

  @Test("of README.md name their file")
  func front() throws {
    let book = try SmallBook(files: ["README.md": fence("swift", "let a = 1")])
    #expect(
      try book.problems() == [
        """
        README.md:1:1: error: there is no swift file here to quote from
          help: name a file in the info string
        """
      ])
  }

  @Test("fault 13: hold with CRLF, and with a byte-order mark in the code")
  func lineEnds() throws {
    let program = "\u{feff}let a = 1\r\nlet b = 2\r\n"
    let text =
      "\u{feff}# A\r\n\r\n```swift\r\nlet a = 1\r\nlet b = 2\r\n```\r\n"
    #expect(try SmallBook(text, program: program).problems() == [])
  }
}

@Suite("Coverage")
struct CoverageTests {
  @Test("counts lines of code, neither blanks nor whole lines of comment")
  func counted() {
    let code = """
      // A comment.
      let a = 1  // Another.
      \t 
        /// A third, with \"""
      // And a last.
      print(a)
      """
    #expect(codeLines(in: lines(of: code)) == [1, 5])
  }

  @Test(
    "fault 11: no line of code hides behind a comment or in a string",
    arguments: [
      "let pattern = \"/*\"", "/* a */ let x = 1", "let url = \"//a\"",
      "/*", "*/", "* b", "let a = \"\"\"\n  // shown\n  \"\"\"",
      "/*\n// */ exit(1)",
      "let a = 1  // \"\"\"\nlet c = \"\"\"\n  // shown\n  \"\"\"",
    ])
  func hidden(line: String) throws {
    let book = try SmallBook(program: "\(line)\nlet b = 2\n")
    #expect(
      try book.verify().problems.map(\.message) == [
        "the chapter does not quote lines 1 to \(2 + line.count { $0 == "\n" })"
      ])
  }

  @Test("names the lines that the chapter does not quote, those of C too")
  func unquoted() throws {
    let book = try SmallBook(
      fence("swift", "let b = 2"),
      program: "let a = 1\nlet b = 2\nlet c = 3\n\nlet d = 4\nlet e = 5\n",
      files: ["chapters/01-sample/spy.c": "int spy;\n"])
    let verification = try book.verify()
    #expect(
      verification.problems.map { "\($0.place) \($0.message)" } == [
        "chapters/01-sample/main.swift:1:1 the chapter does not quote this line",
        "chapters/01-sample/main.swift:3:1 the chapter does not quote this line",
        "chapters/01-sample/main.swift:5:1 the chapter does not quote lines 5 to 6",
        "chapters/01-sample/spy.c:1:1 the chapter does not quote this line",
      ])
    #expect(
      verification.summary(seconds: 0.26)
        == "1 fences: 1 passed, 0 failed, 0 skipped; 4 other errors; "
        + "coverage of the programs 16% (1 of 6 lines); 0.3 s")
  }

  @Test("is the chapter's own: what another quotes does not count")
  func own() throws {
    let book = try SmallBook(
      program: "let a = 1\n",
      files: [
        "chapters/02-more/README.md": fence(
          "swift chapters/01-sample/main.swift", "let a = 1"),
        "chapters/02-more/main.swift": "",
      ])
    #expect(
      try book.verify().problems.map(\.place.file) == [SmallBook.program])
  }

  @Test("of libraries is only counted, of all texts together")
  func libraries() throws {
    let book = try SmallBook(
      fence("swift Sources/Shelf/A.swift", "let a = 1"),
      files: [
        "README.md": fence("c Sources/Shelf/include/b.h", "int b;"),
        "Sources/Shelf/A.swift": "let a = 1\nlet b = 2\n",
        "Sources/Shelf/include/b.h": "int b;\n",
        "Sources/Other/C.swift": "let c = 1\n",
      ])
    let verification = try book.verify()
    #expect(verification.problems == [])
    #expect(
      verification.coverage?.dropFirst().map {
        "\($0.file) \(Array($0.unquoted))"
      }
        == [
          "Sources/Shelf/A.swift [2]", "Sources/Shelf/include/b.h []",
        ])
    #expect(
      verification.coverage?.summary.hasSuffix(
        "of the libraries 66% (2 of 3 lines)") == true)
  }

  @Test("is no problem of its own where a quotation is wrong")
  func wrong() throws {
    let book = try SmallBook(
      fence("swift", "let a = 2"), program: "let a = 1\n")
    #expect(try book.verify().problems.map(\.place.file) == [SmallBook.text])
  }
}
