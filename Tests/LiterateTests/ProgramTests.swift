import Testing

@testable import Literate

@Suite("Programs in a text")
struct ProgramTests {
  @Test("hold when they print what their output says")
  func holds() throws {
    let book = try SampleBook(
      fence("swift run", #"print("one\n\ntwo")"#)
        + fence("output", "one\n\ntwo")
        + fence("swift run", "let unseen = 1\n_ = unseen")
        + fence("swift run", "import Glibc\nputs(\"C too\")\nexit(3)")
        + fence("output exit=3", "C too")
        + fence("swift build", "while true {}")
        + fence("c run", "#include <stdio.h>\nint main(void) { puts(\"c\"); }")
        + fence("output", "c")
        + fence("c build", "int main(void) { for (;;) {} }"))
    let verification = try book.verify()
    #expect(verification.allProblems.isEmpty)
    #expect(
      verification.summary(seconds: 1)
        == "9 fences: 9 passed, 0 failed, 0 skipped; coverage 100% (0 of 0 lines); 1.0 s"
    )
  }

  @Test("go on from the ones before them")
  func continued() throws {
    let book = try SampleBook(
      fence("swift run", "let a = 1\nprint(a)") + fence("output", "1")
        + fence("swift run continued", "let b = a + 1\nprint(b)")
        + fence("output", "1\n2")
        + fence("swift run continued", "let c: Int = b + d"))
    #expect(
      try book.problem().hasPrefix(
        "chapters/01-sample/README.md:17:18: error: cannot find 'd' in scope\n")
    )
  }

  @Test(
    "that do not compile name the Markdown's line",
    arguments: [
      (
        "swift run", "let a = 1\nlet b: String = a",
        "README.md:4:17: error: cannot convert value of type 'Int'"
      ),
      (
        "c run", "int main(void) {\n  return a;\n}",
        "README.md:4:10: error: use of undeclared identifier 'a'"
      ),
      (
        "swift build", "let a = 1\nfunc f() { let b = a }",
        "README.md:4:16: error: initialization of immutable value 'b'"
      ),
      ("c build", "int main(void) { int a; }", "README.md:3:22: error: unused"),
    ])
  func compileErrors(info: String, code: String, problem: String) throws {
    let book = try SampleBook("# A\n" + fence(info, code))
    #expect(try book.problem().contains("chapters/01-sample/" + problem))
  }

  @Test("inside a list or a quotation name the Markdown's column too")
  func indented() throws {
    let book = try SampleBook("- a\n\n  ```swift run\n  let a = b\n  ```\n")
    #expect(
      try book.problem().contains("README.md:4:11: error: cannot find 'b'"))
  }

  @Test(
    "are refused for what only the whole compiler sees",
    arguments: [
      (
        """
        struct D: ~Copyable { consuming func end() {} }
        func f(_ d: consuming D) { d.end(); d.end() }
        """, "main.swift:2:10: error: 'd' consumed more than once"
      ),
      (
        """
        func swap(_ a: inout Int, _ b: inout Int) {}
        func f() { var a = 1; swap(&a, &a) }
        """,
        """
        main.swift:2:32: error: inout arguments are not allowed to alias each other
        main.swift:2:28: error: overlapping accesses to 'a', but modification \
        requires exclusive access; consider copying to a local variable \
        [#ExclusivityViolation]
        """
      ),
      (
        "func f() -> Int { let a: Int; return a }",
        "main.swift:1:38: error: constant 'a' used before being initialized"
      ),
    ])
  func wholeCompiler(code: String, error: String) throws {
    let book = try SampleBook(
      fence("swift error", code) + fence("output", error + "\n..."))
    #expect(try book.verify().allProblems == [])
    let wrong = try SampleBook(fence("swift build", code))
    #expect(try !wrong.verify().holds)
  }

  @Test("that must not compile are compared with the compiler's words")
  func refusals() throws {
    let right = "main.swift:1:14: error: cannot find 'b' in scope"
    let book = try SampleBook(
      fence("swift error", "let a: Int = b")
        + fence("output", right.replacing("'b'", with: "'c'")))
    #expect(
      try book.problem().hasPrefix(
        "chapters/01-sample/README.md:4:1: error: the compiler says something else"
      ))
    try book.set(
      SampleBook.text,
      to: fence("swift error", "let a: Int = b") + fence("output", right))
    #expect(try book.verify().holds)
    try book.set(SampleBook.text, to: fence("swift error", "let a: Int = b"))
    #expect(try book.problem().contains("and no output to say why"))
    try book.set(
      SampleBook.text,
      to: fence("swift error", "let a = 1") + fence("output", right))
    #expect(try book.problem().contains("it compiles, and is to be refused"))
  }

  @Test("that print something and have no output are refused")
  func noOutput() throws {
    let book = try SampleBook(fence("swift run", "print(1)"))
    #expect(
      try book.problem() == """
        chapters/01-sample/README.md:1:1: error: it prints something, and no \
        output follows
            1
          help: put an `output` fence below; --fix fills an empty one
        """)
  }

  @Test("that print something else show the difference")
  func difference() throws {
    let book = try SampleBook(
      fence("swift run", "print(1)\nprint(2)") + fence("output", "1\n3"))
    let problem = try book.problem()
    #expect(
      problem.hasPrefix("chapters/01-sample/README.md:5:1: error: it prints"))
    #expect(problem.contains("- 3\n"))
    #expect(problem.contains("+ 2\n"))
  }

  @Test("may print in any order, but then each line is written down")
  func unordered() throws {
    let book = try SampleBook(
      fence("swift run", "print(1)\nprint(2)")
        + fence("output unordered", "2\n1"))
    #expect(try book.verify().holds)
    try book.set(
      SampleBook.text,
      to: fence("swift run", "print(1)\nprint(2)")
        + fence("output unordered", "2\n..."))
    #expect(
      try book.problem().hasPrefix(
        "chapters/01-sample/README.md:7:1: error: `...` cannot stand for"))
  }

  @Test("an output with nothing above it is refused")
  func orphan() throws {
    let book = try SampleBook(
      fence("swift build", "print(1)") + fence("output", "1"))
    #expect(
      try book.problem().contains(
        "README.md:4:1: error: an output with nothing above it"))
  }

  @Test("of a language misspelt are an error, not a silence")
  func misspelt() throws {
    let book = try SampleBook(fence("swfit run", "print(1)"))
    #expect(
      try book.problem().hasPrefix(
        "chapters/01-sample/README.md:1:1: error: unknown info string `swfit`"))
    #expect(
      try book.verify().summary(seconds: 0).hasPrefix(
        "1 fences: 0 passed, 1 failed"))
  }

  @Test("a fence that is never closed is a warning with its line")
  func unclosed() throws {
    let book = try SampleBook("text\n\n```swift run\n_ = 1\n")
    #expect(
      try book.problem().hasPrefix(
        "chapters/01-sample/README.md:3:1: warning: the fence is never closed"))
    #expect(try book.verify().holds)
  }

  @Test("that cannot run here are skipped, and the reason is told")
  func skipped() throws {
    let book = try SampleBook(
      fence("swift run openbsd", "import Nowhere") + fence("output", "1")
        + fence("console needs=no-such", "$ no-such\n1"))
    let verification = try book.verify()
    #expect(verification.holds)
    #expect(
      verification.summary(seconds: 0).hasPrefix(
        "3 fences: 0 passed, 0 failed, 3 skipped (1 no-such is not installed, "
          + "2 openbsd only)"))
  }

  @Test("that need a program name it")
  func unnamed() throws {
    #expect(
      try SampleBook(fence("console needs=ech", "$ echo 1\n1")).problem() == """
        chapters/01-sample/README.md:1:1: error: it needs ech, and does not \
        name it
          help: name the program that it starts, or take the word out
        """)
  }

  @Test(
    "a text that is code in disguise is refused",
    arguments: [
      "$ ls", "import Glibc", "let a = 1", "  func f() {", "#include <a.h>",
      "return 0;",
    ])
  func disguise(line: String) throws {
    let book = try SampleBook(fence("text", "a diagram\n" + line))
    #expect(
      try book.problem().contains("README.md:3:1: error: code in disguise"))
  }
}
