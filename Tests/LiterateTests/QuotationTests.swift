import Testing

@testable import Literate

@Suite("Quotations")
struct QuotationTests {
  private let program = """
    func first() {
      work()
      rest()
    }

    func second() {
      work()
      play()
    }
    """

  private func places(_ quoted: String) -> [[Range<Int>]] {
    Quotation(lines(of: quoted)).places(in: lines(of: program))
  }

  @Test(
    "stand where their lines do",
    arguments: [
      ("  play()", [[7..<8]]),
      ("func first() {\n  work()", [[0..<2]]),
      ("  work()", [[1..<2], [6..<7]]),
      ("func second() {\n  // ...\n}", [[5..<6, 8..<9]]),
      ("func first() {\n// ...\n  play()\n}", [[0..<1, 7..<9]]),
      ("// ...\n  rest()\n// ...", [[2..<3]]),
      ("work()", []),
      ("  play()\n// ...\n  rest()", []),
      ("  work() ", []),
      ("// ...", []),
    ])
  func places(quoted: String, expected: [[Range<Int>]]) {
    #expect(places(quoted) == expected)
  }

  @Test(
    "that stand nowhere are quoted again from the nearest place",
    arguments: [
      // The first line changed, one in the middle, the last.
      ("func frist() {\n  work()\n  rest()\n}", 0..<4),
      ("func first() {\n  wrok()\n  rest()\n}", 0..<4),
      ("func second() {\n  work()\n  plya()", 5..<8),
      // A line too many, one too few.
      ("func second() {\n  work()\n  sing()\n  play()\n}", 5..<9),
      ("func second() {\n  play()\n}", 5..<9),
    ])
  func nearest(quoted: String, range: Range<Int>) throws {
    let quotation = Quotation(lines(of: quoted))
    let file = lines(of: program)
    let ranges = try #require(quotation.nearest(in: file))
    #expect(ranges == [range])
    let again = Quotation.lines(
      lines(of: quoted), replacedBy: ranges, of: file)
    #expect(again == Array(file[range]))
    #expect(Quotation(again).places(in: file).count == 1)
  }

  @Test("keep their elisions when they are quoted again")
  func elisions() throws {
    let quoted = ["func first() {", "  // ...", "  resst()", "}"]
    let file = lines(of: program)
    let ranges = try #require(Quotation(quoted).nearest(in: file))
    #expect(
      Quotation.lines(quoted, replacedBy: ranges, of: file)
        == ["func first() {", "  // ...", "  rest()", "}"])
  }

  @Test("of something else have no nearest place")
  func nothingInCommon() {
    let quotation = Quotation(["let universe = 42"])
    #expect(quotation.nearest(in: lines(of: program)) == nil)
  }
}

@Suite("Quotations in a chapter")
struct QuotationCheckTests {
  private let program = "let a = 1\nlet b = 2\nprint(a + b)\n"

  @Test("hold when they agree with the program")
  func holds() throws {
    let book = try SampleBook(
      fence("swift", "let a = 1\nlet b = 2\nprint(a + b)"), program: program)
    let verification = try book.verify()
    #expect(verification.holds)
    #expect(
      verification.figures(seconds: 0).coverage?.percentage
        == "100% (3 of 3 lines)")
  }

  @Test("that stand nowhere name the nearest place and the difference")
  func nowhere() throws {
    let book = try SampleBook(
      "# A\n\n" + fence("swift", "let a = 1\nlet b = 3\nprint(a + b)"),
      program: program)
    let problem = try book.problem()
    #expect(
      problem.hasPrefix(
        "chapters/01-sample/README.md:3:1: error: the quotation is not what "
          + "stands at chapters/01-sample/main.swift:1\n"))
    #expect(problem.contains("- let b = 3\n"))
    #expect(problem.contains("+ let b = 2\n"))
    #expect(
      problem.contains("help: mend the text or the program, or let --fix"))
  }

  @Test("with nothing in common with the program say so")
  func nothingInCommon() throws {
    let book = try SampleBook(
      fence("swift", "import Nothing"), program: program)
    #expect(
      try book.problem().contains(
        "the quotation stands nowhere in chapters/01-sample/main.swift"))
  }

  @Test("that stand in two places are refused, with both")
  func ambiguous() throws {
    let book = try SampleBook(
      fence("swift", "let a = 1"), program: "let a = 1\nlet a = 1\n")
    let problem = try book.problem()
    #expect(problem.contains("the quotation stands in 2 places"))
    #expect(problem.contains("chapters/01-sample/main.swift:1\n"))
    #expect(problem.contains("chapters/01-sample/main.swift:2\n"))
    #expect(problem.contains("help: quote a line more, or name the file"))
  }

  @Test("of a file that is not there say so")
  func noFile() throws {
    let book = try SampleBook(
      fence("swift Sources/Gone.swift", "let a = 1"), program: "")
    #expect(try book.problem().contains("there is no file Sources/Gone.swift"))
  }

  @Test("are found in C, in libraries, and in the package's own files")
  func otherFiles() throws {
    let book = try SampleBook(
      fence("c", "int main(void) { return 0; }")
        + fence("c Sources/Shelf/shelf.h", "int shelf(void);")
        + fence("swift other.swift", "let other = 1")
        + fence(
          "swift Package.swift", "let chapters = [Chapter(\"01-sample\")]"),
      program: "",
      files: [
        "chapters/01-sample/hello.c": "int main(void) { return 0; }\n",
        "chapters/01-sample/other.swift": "let other = 1\n",
        "Sources/Shelf/shelf.h": "// Comment.\nint shelf(void);\n",
      ])
    let verification = try book.verify()
    #expect(verification.allProblems.isEmpty)
    #expect(verification.coverage?.map(\.quoted.count) == [1, 0, 1, 1])
  }
}
