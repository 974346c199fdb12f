import Foundation
import TestSupport
import Testing

@testable import Literate

/// Most are in C, which compiles faster.
@Suite("Programs in a text", .fewThreads)
struct ProgramTests {
  private static let hello = fence(
    "c run", "#include <stdio.h>\nint main(void) { puts(\"hello\"); }")

  @Test("hold when they do what their fences say", .needsPtrace)
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
        "15 fences: 13 passed, 2 only shown, 0 failed, 0 skipped; "))
  }

  /// Texts, the places of what is wrong with each, and what is said of it.
  static let faults: [(String, String, String)] = [
    (
      hello + fence("output", "hallo"), "6:1",
      "it prints something else\n    - hallo\n    + hello"
    ),
    (
      fence("c run", "#include <stdio.h>\nint main(void) { puts(\"a\\r\"); }")
        + fence("output", "a"), "6:1",
      "it prints something else\n    - a\n    + a\\r"
    ),
    (
      hello, "1:1", "it prints something, and has no output below it\n    hello"
    ),
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
      "a program that must not compile has no output that says why\n"
        + "    main.c:1:6: error: expected ';'"
    ),
    (
      fence("c error", "int a") + fence("output", "a"), "5:1",
      "the compiler prints something else\n    - a\n    + main.c:1:6: error: "
    ),
    (
      fence("c error", "#include <no.h>") + fence("output", "a"), "5:1",
      "\n    + main.c:1:10: fatal error: 'no.h' file not found"
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
        + fence("output", "a"), "1:1", "its last line has no newline\n    a"
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

  @Test(
    "that compile may still not be linked, or with a warning",
    arguments: [
      (false, "it does not compile and link"), (true, "the linker warns"),
    ])
  func linker(succeeded: Bool, message: String) throws {
    let text = try SmallBook(fence("c run")).read().chapters[0].text
    let problems = text.checks[0].complaints(
      of: CompilerLog(succeeded: succeeded, text: "ld: of a library\n"))
    #expect(problems.map(\.message) == [message])
    #expect(problems.map(\.detail) == [["ld: of a library"]])
  }

  @Test("are told at their fence what is wrong in another file")
  func header() throws {
    let header = "static int odd(void) {\n\n\n  int a; return 0;\n}\n"
    let book = try SmallBook(
      fence("c run", "#include <odd.h>\n\n\n\nint main(void) { odd(); }"),
      files: ["Sources/CShims/include/odd.h": header])
    #expect(
      try book.verify().problems.map { "\($0.place.line) \($0.message)" }
        == ["1 unused variable 'a' [-Wunused-variable]"])
  }

  @Test(
    "are not to blame for a compiler that does not come to its end",
    arguments: [
      ("c error", "it was ended by SIGSEGV"),
      ("swift error", "it ended with exit status 139"),
    ])
  func crash(info: String, ending: String) throws {
    let book = try SmallBook(fence(info) + fence("output"))
    try book.write(script: "kill -SEGV $$", to: "bin/clang")
    let information = """
      {"compilerVersion": "", "target": {"triple": ""},
      "paths": {"runtimeResourcePath": "\(book.path(of: "lib/swift"))"}}
      """
    try book.write(
      script: """
        [ $1 = -frontend ] && echo '\(information)' || echo "/bin/sh -c 'exit 139'"
        """,
      to: "bin/swiftc")
    let toolchain = try Toolchain(path: book.path(of: "bin"))
    let verifier = try book.verifier(toolchain: toolchain)
    let outcome = try #require(book.verify(by: verifier).outcomes.first)
    #expect(outcome.problems.map(\.message) == ["the compiler: \(ending)"])
    #expect(outcome.replacement == nil)
  }

  @Test("that go on from one that cannot run here are skipped with it")
  func skipped() throws {
    let book = try SmallBook(
      fence("c run openbsd", "int a;")
        + fence("c run continued", "int main(void) { return a; }"))
    #expect(
      try book.verify().outcomes.map(\.skipped) == [
        "openbsd only", "openbsd only",
      ])
  }

  @Test("are summed up with why some are skipped, and not why some failed")
  func reasons() throws {
    let checks = try SmallBook(
      fence("c run") + fence("c run") + fence("output") + fence("c run")
    ).read().chapters[0].text.checks
    let outcomes = [
      Outcome(check: checks[0], skipped: "here"),
      Outcome(check: checks[1], skipped: "here"),
      Outcome(
        check: checks[2],
        problems: [checks[2].listing.problem("a", help: "b")],
        skipped: "there"),
    ]
    #expect(
      Verification(outcomes, [], coverage: nil).summary(seconds: 1)
        == "4 fences: 0 passed, 1 failed, 3 skipped (here: 3); 1.0 s")
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

  @Test(
    "faults 6, 20: may import the libraries, a product, in any way",
    .needsPtrace, arguments: ways)
  func imports(line: String) throws {
    let book = try SmallBook(
      fence("swift run", line + "\nprint(Descriptor(owning: 1).number)")
        + fence("output leaves=descriptors", "1"))
    try book.linkLibraries()
    // It leaves nothing behind, and that is all that is wrong with it.
    let problems = try book.verify().problems
    #expect(problems.map(\.help) == ["take the word out"])
  }

  @Test("fault 7: compile in a directory whose name is not of ASCII")
  func path() throws {
    let book = try SmallBook(
      fence("swift run", "print(1)") + fence("output", "1"))
    let verifier = try book.verifier(directory: book.path(of: "caf\u{e9} a'b"))
    #expect(try book.verify(by: verifier).problems == [])
  }

  @Test("that cannot be made say what is in the way")
  func noDirectory() throws {
    let book = try SmallBook(
      fence("c run", "int main(void) { }"), files: ["file": ""])
    let verifier = try book.verifier(directory: book.path(of: "file/work"))
    let problem = try #require(book.verify(by: verifier).problems.first)
    #expect(problem.message.hasPrefix("cannot be created: "))
    #expect(problem.help.hasPrefix("free some space"))
  }
}
