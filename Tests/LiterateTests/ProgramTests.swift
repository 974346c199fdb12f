import Foundation
import TestSupport
import Testing

@testable import Literate

/// Most are in C, which compiles faster.
@Suite("Programs in a text")
struct ProgramTests {
  private static let hello = fence(
    "c run", "#include <stdio.h>\nint main(void) { puts(\"hello\"); }")

  @Test("hold when they do what their fences say")
  func holds() throws {
    let book = try SmallBook(
      fence("swift run", "let a = 1\nprint(\"one\\n\\ntwo\")")
        + fence("output", "one\n\ntwo")
        + fence("swift run continued", "print(a + 1)")
        + fence("output", "one\n\n...\n2")
        + fence("swift build", "while true {}")
        + fence("swift error", "let a: Int = b")
        + fence("output", "main.swift:1:14: error: cannot find 'b' in scope")
        + Self.hello + fence("output", "h...")
        + fence("c run", "int main(void) { }")
        + fence("c build", "int main(void) { for (;;) {} }")
        + fence("c error", "int main(void) { return a; }")
        + fence(
          "output", "main.c:1:25: error: use of undeclared identifier 'a'")
        + fence("text", "a") + fence("sh", "rm -r /"))
    let verification = try book.verify()
    #expect(verification.problems == [])
    #expect(
      verification.summary(seconds: 0).hasPrefix(
        "15 fences: 15 passed (2 only shown), 0 failed, 0 skipped; "))
  }

  /// Texts, the places of what is wrong with each, and what is said of it.
  static let faults: [(String, String, String)] = [
    (
      hello + fence("output", "hallo"), "6:1",
      "it prints something else\n    - hallo\n    + hello"
    ),
    (hello, "1:1", "it prints something, and no output follows\n    hello"),
    (hello + fence("output", "hello\nhello"), "6:1", "    - hello\n"),
    (
      fence("c run", "int main(void) { int a; }"), "2:22", "unused variable 'a'"
    ),
    (
      fence("c build", "int main(void) { int a; }"), "2:22",
      "correct it: a snippet compiles without a warning"
    ),
    (
      fence("c run", "int main(void) { return a; }"), "2:25",
      "if it must not compile, say `c error`"
    ),
    (
      fence("c run", "void f(void);\nint main(void) { f(); }"), "1:1",
      "it does not compile"
    ),
    (
      fence("c error", "int main(void) { }") + fence("output", "a"), "1:1",
      "it compiles, and should not"
    ),
    (
      fence("c error", "int a"), "1:1",
      "a program that must not compile, and no output to say why\n"
        + "    main.c:1:6: error: expected ';'"
    ),
    (
      fence("c error", "int a") + fence("output", "a"), "5:1",
      "the compiler says something else\n    - a\n    + main.c:1:6: error: "
    ),
    (
      fence("c run", "int main(void) { return one(); }\n#define two 1")
        + fence("c run continued", "int a = two;\nint b = three;"),
      "2:25 2:25 8:9", "undeclared identifier 'three'"
    ),
    (
      fence(
        "c run", "#include <stdio.h>\nint main(void) { puts(\"ab\\xff\"); }"),
      "1:1", "it prints bytes that are not UTF-8"
    ),
    (
      fence("c run", "#include <stdio.h>\nint main(void) { printf(\"a\"); }")
        + fence("output", "a"), "1:1", "its last line has no end\n    a"
    ),
    (
      fence("swift run", "let a = 1\nvar b: String = a\n"), "3:17",
      "cannot convert value of type 'Int'"
    ),
    (
      fence("swift run", "func f() {\n  let a = 1\n}"), "3:7",
      "initialization of immutable value 'a' was never used"
    ),
  ]

  @Test("that do something else are told, with their line", arguments: faults)
  func wrong(text: String, places: String, message: String) throws {
    let problems = try SmallBook(text).verify().problems
    #expect(
      problems.map { "\($0.place.line):\($0.place.column)" }
        .joined(separator: " ") == places)
    #expect(
      problems.last?.explanation.contains(message) == true, "\(problems)")
  }

  @Test("see an empty directory, three descriptors, and no umask of others")
  func world() throws {
    let book = try SmallBook(
      fence(
        "c run",
        """
        #include <fcntl.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>
        #include <sys/stat.h>
        #include <unistd.h>
        int main(void) {
          for (int fd = 0; fd < 1024; fd++)
            if (fcntl(fd, F_GETFD) != -1) printf("%d\\n", fd);
          struct stat input, null;
          if (fstat(0, &input) || stat("/dev/null", &null)) return 1;
          char here[4096];
          puts(input.st_rdev == null.st_rdev ? "/dev/null" : "?");
          puts(strcmp(getcwd(here, sizeof here), getenv("HOME")) ? "?" : "home");
          printf("%o\\n", umask(0));
          fflush(stdout);
          return system("ls -A");
        }
        """) + fence("output", "0\n1\n2\n/dev/null\nhome\n22"))
    let stray = open("/dev/null", O_RDONLY)
    defer { close(stray) }
    #expect(try book.problems() == [])
  }

  static let ways = [
    "import Unix", "@preconcurrency import Unix",
    "import struct Unix.Descriptor",
    "internal import Unix; import Imsg",
  ]

  @Test("fault 20: may import the libraries in any way", arguments: ways)
  func imports(line: String) throws {
    let book = try SmallBook(
      fence("swift run", line + "\nprint(Descriptor(owning: 1).number)")
        + fence("output leaves=descriptors", "1"))
    try book.linkLibraries()
    // It leaves nothing behind, and that is all that is wrong with it.
    let problems = try book.verify().problems
    #expect(problems.map(\.help) == ["take out the word"])
  }

  @Test("fault 7: compile in a directory whose name is not of ASCII")
  func path() throws {
    let book = try SmallBook(
      fence("swift run", "print(1)") + fence("output", "1"))
    let verifier = try book.verifier(directory: book.path(of: "caf\u{e9} a'b"))
    #expect(try book.verify(by: verifier).problems == [])
  }

  @Test("leave nothing in the directory that they were made in")
  func scratch() throws {
    let book = try SmallBook(Self.hello + fence("output", "hello"))
    let verifier = try book.verifier(directory: book.path(of: "work"))
    #expect(try book.verify(by: verifier).problems == [])
    #expect(try book.names(in: "work/scratch") == [])
  }

  @Test("that cannot be made say what is in the way")
  func noDirectory() throws {
    let book = try SmallBook(
      fence("c run", "int main(void) { }"), files: ["file": ""])
    let verifier = try book.verifier(directory: book.path(of: "file/work"))
    let problem = try #require(book.verify(by: verifier).problems.first)
    #expect(problem.message.hasPrefix("cannot be made: "))
    #expect(problem.help.hasPrefix("make room"))
  }

  @Test("have their lines where the compilers' line numbers point")
  func places() throws {
    let text = try SmallBook(
      "# A\n\n" + fence("c run", "a\nb") + fence("c run continued", "c")
    ).read().chapters[0].text
    let check = try #require(text.checks.last)
    #expect(check.code == "a\nb\nc\n")
    #expect((1...3).map { check.place(ofLine: $0).line } == [4, 5, 9])
  }
}
