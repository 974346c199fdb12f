import Testing

@testable import Literate

@Suite("--fix")
struct FixTests {
  private func fixed(
    _ text: String, program: String = "", _ expected: String
  ) throws {
    let book = try SampleBook(text, program: program)
    _ = try book.verify().fix(Book(at: book.root))
    #expect(try book.text(of: SampleBook.text) == expected)
    #expect(try book.verify().outcomes.flatMap(\.problems) == [])
    #expect(try book.verify().fix(Book(at: book.root)) == [])
  }

  @Test("quotes a program as it now stands")
  func quotation() throws {
    try fixed(
      "before\n\n" + fence("swift", "let a = 1\nlet b = 2\nlet c = 3")
        + "after",
      program: "let a = 1\nlet new = 0\nlet b = 2\nlet c = 4\n",
      "before\n\n"
        + fence("swift", "let a = 1\nlet new = 0\nlet b = 2\nlet c = 4")
        + "after")
  }

  @Test("quotes to the end what has grown, and from its beginning")
  func grown() throws {
    let code = [
      "func one() {", "  two()", "}", "", "func three() {", "  four()", "}",
    ]
    let added = ["  #if os(Linux)", "  five()", "  #else", "  #endif"]
    let inside = Array(code[0..<2] + added + code[2...])
    let outside = Array(code[0..<1] + added + code[1...])
    for program in [inside, outside] {
      try fixed(
        fence("swift", code[0..<3].joined(separator: "\n")),
        program: program.joined(separator: "\n") + "\n",
        fence("swift", program[0..<7].joined(separator: "\n")))
      try fixed(
        fence("swift", code.joined(separator: "\n")),
        program: program.joined(separator: "\n") + "\n",
        fence("swift", program.joined(separator: "\n")))
    }
  }

  @Test("records what is now printed, and keeps what was fuzzy")
  func output() throws {
    try fixed(
      fence("swift run", "print(1)\nprint(\"child 77 ends\")\nprint(3)")
        + fence("output", "...\nchild <pid> begins\n3"),
      fence("swift run", "print(1)\nprint(\"child 77 ends\")\nprint(3)")
        + fence("output", "...\nchild <pid> ends\n3"))
  }

  @Test("fills an empty output")
  func empty() throws {
    try fixed(
      fence("swift run", "print(1)") + "```output\n```\n",
      fence("swift run", "print(1)") + "```output\n1\n```\n")
  }

  @Test("records a compiler's errors and a terminal's answers")
  func errorsAndTranscripts() throws {
    try fixed(
      fence("swift error", "let a: Int = b") + fence("output", "error")
        + fence("console", "$ echo a\n$ echo b\nc"),
      fence("swift error", "let a: Int = b")
        + fence("output", "main.swift:1:14: error: cannot find 'b' in scope")
        + fence("console", "$ echo a\na\n$ echo b\nb"))
  }

  @Test("leaves every other byte as it was")
  func bytes() throws {
    try fixed(
      "\u{feff}# A\r\n\r\n> - quoted\r\n>   ```swift\r\n>   let a = 1\r\n>   ```\r\n\r\n\tlast  ",
      program: "let a = 2\n",
      "\u{feff}# A\r\n\r\n> - quoted\r\n>   ```swift\r\n>   let a = 2\r\n>   ```\r\n\r\n\tlast  "
    )
  }

  @Test("leaves alone what only the author can decide")
  func undecided() throws {
    let text =
      fence("swift run", "fatalError()") + fence("output", "1")
      + fence("swift", "let nothing = 0") + fence("swfit", "1")
    let book = try SampleBook(text, program: "let a = 1\n")
    #expect(try book.verify().fix(Book(at: book.root)) == [])
    #expect(try book.text(of: SampleBook.text) == text)
  }
}
