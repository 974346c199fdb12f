import Testing

@testable import Literate

@Suite("Coverage")
struct CoverageTests {
  @Test("counts lines of code, not blanks and whole-line comments")
  func codeLines() throws {
    let book = try SampleBook(
      "",
      program: """
        // A comment.
        let a = 1  // Another.

        /* A long
           let b = 2
        */
        /* short */
        print(a)
        """)
    let source = try #require(
      try Book(at: book.root).chapters.first?.sources.first)
    #expect(source.codeLines == [1, 7])
  }

  @Test("names the lines that no chapter quotes")
  func unquoted() throws {
    let book = try SampleBook(
      fence("swift", "let b = 2"),
      program: "let a = 1\nlet b = 2\nlet c = 3\n\nlet d = 4\nlet e = 5\n")
    let verification = try book.verify()
    #expect(!verification.holds)
    #expect(
      verification.allProblems.map { "\($0.file):\($0.line) \($0.message)" }
        == [
          "chapters/01-sample/main.swift:1 no chapter quotes this line",
          "chapters/01-sample/main.swift:3 no chapter quotes this line",
          "chapters/01-sample/main.swift:5 no chapter quotes lines 5 to 6",
        ])
    #expect(
      verification.summary(seconds: 0.26).hasSuffix(
        "coverage 20% (1 of 5 lines); 0.3 s"))
  }

  @Test("asks every line of a library of the chapters together")
  func libraries() throws {
    let book = try SampleBook([
      "Package.swift": """
      Chapter("01-sample"), Chapter("02-more"), .library(name: "Shelf", targets: [])
      """,
      "Sources/Shelf/A.swift": "let a = 1\nlet b = 2\n",
      "chapters/01-sample/README.md": fence(
        "swift Sources/Shelf/A.swift", "let a = 1"),
      "chapters/01-sample/main.swift": "",
      "chapters/02-more/README.md": fence(
        "swift Sources/Shelf/A.swift", "let b = 2"),
      "chapters/02-more/main.swift": "",
    ])
    let verification = try book.verify()
    #expect(verification.allProblems.isEmpty)
    #expect(
      verification.figures(seconds: 0).coverage?.percentage
        == "100% (2 of 2 lines)")
  }
}
