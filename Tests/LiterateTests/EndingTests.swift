import Foundation
import Testing

@testable import Literate

@Suite("How programs end")
struct EndingTests {
  private static let spawn = """
    #include <sys/wait.h>
    #include <unistd.h>

    """

  @Test(
    "is what their output says",
    arguments: [
      ("c run", "int main(void) { return 7; }", "exit=7", ""),
      (
        "c run", "#include <signal.h>\nint main(void) { raise(SIGPIPE); }",
        "signal=PIPE", ""
      ),
      ("c run", "int main(void) { for (;;) {} }", "timeout", ""),
      (
        "c run",
        "#include <signal.h>\nint main(void) { raise(SIGCONT); return 7; }",
        "exit=7", ""
      ),
      (
        "swift run", "fatalError(\"no\")", "signal=trap",
        "main/main.swift:1: Fatal error: no\n..."
      ),
      (
        "c run", Self.spawn + "int main(void) { if (fork() == 0) _exit(0); }",
        "leaves=child", ""
      ),
      (
        "c run",
        "#include <unistd.h>\nint main(void) { return dup(0) == -1; }",
        "leaves=descriptors", ""
      ),
    ])
  func agrees(info: String, code: String, ending: String, printed: String)
    throws
  {
    let book = try SampleBook(
      fence(info, code) + fence("output " + ending, printed))
    #expect(try book.verify().allProblems == [])
    // And none of these is what a program does that ends well.
    let well = try SampleBook(
      fence("c run", "int main(void) {}") + fence("output " + ending, printed))
    #expect(try !well.verify().holds)
  }

  @Test(
    "otherwise than is said is told, with what to do",
    arguments: [
      (
        "int main(void) { return 2; }",
        "it ends with exit status 2, and is to end with exit status 0",
        "or say `output exit=2`"
      ),
      (
        "#include <signal.h>\nint main(void) { raise(SIGTERM); }",
        "it is ended by SIGTERM, and is to end with exit status 0",
        "or say `output signal=TERM`"
      ),
      (
        Self.spawn + "int main(void) { if (fork() == 0) _exit(0); }",
        "it leaves a child behind", "wait for each child"
      ),
      (
        Self.spawn + "int main(void) { if (fork() == 0) pause(); }",
        "it leaves a child behind: 0 ended and never waited for, 1 still running",
        "say `output leaves=child`"
      ),
      (
        Self.spawn
          + """
          int main(void) {
            if (fork() == 0) { setsid(); if (fork() == 0) pause(); _exit(0); }
            wait(0);
          }
          """,
        "it leaves a child behind: 0 ended and never waited for, 1 still running",
        "wait for each child"
      ),
      (
        "#include <unistd.h>\nint main(void) { return dup2(0, 9) == -1; }",
        "it ends with descriptors open that it was not given: 9",
        "close what it opens"
      ),
      (
        """
        #include <unistd.h>
        int main(void) {
          for (int i = 0; i < 300; i++) {
            char block[1024] = "prints a great deal";
            write(1, block, sizeof block);
          }
        }
        """,
        "it prints more than 256 KiB, and is to end with exit status 0",
        "print less"
      ),
      (
        "#include <stdio.h>\nint main(void) { puts(\"ab\\xff\"); }",
        "it prints bytes that are not UTF-8\n    at byte 2: ff 0a",
        "print bytes in hex"
      ),
      (
        """
        #include <stdio.h>
        int main(void) { return getchar() == EOF ? 1 : 0; }
        """,
        "it ends with exit status 1",
        "it reads standard input, which is /dev/null here"
      ),
    ])
  func disagrees(code: String, message: String, help: String) throws {
    let book = try SampleBook(fence("c run", code))
    let problem = try book.problem()
    #expect(
      problem.hasPrefix("chapters/01-sample/README.md:1:1: error: " + message))
    #expect(problem.contains(help))
  }

  @Test(
    "by a trap names the Markdown's line of the trap",
    arguments: [
      ("swift run", "let a: Int? = nil\nprint(a ?? 1)\nfatalError()"),
      ("swift run", "let a = [Int]().first\n\nprint(a!)"),
      ("c run", "#include <assert.h>\nint main(void) {\n  assert(0);\n}"),
    ])
  func trap(info: String, code: String) throws {
    let book = try SampleBook(fence(info, code))
    #expect(
      try book.problem().hasPrefix(
        "chapters/01-sample/README.md:4:1: error: it is ended by "))
  }

  @Test("by hanging is told, with what to do")
  func hang() throws {
    let book = try SampleBook(fence("c run", "int main(void) { for (;;); }"))
    let check = try #require(Book(at: book.root).chapters.first?.checks.first)
    guard case .program(let snippet) = check else {
      Issue.record("it is a program")
      return
    }
    let run = Run(output: [], ending: .timeout)
    #expect(
      wrongEnding(run, Expectation(), snippet, [])?.description == """
        chapters/01-sample/README.md:1:1: error: it does not end within its \
        time, and is to end with exit status 0
          help: mend the program, which has ten seconds; if it is to hang, say \
        `output timeout`
        """)
  }

  @Test("after the time limit ends all that was started")
  func hangs() throws {
    let run = try Command(
      arguments: [
        "/bin/sh", "-c",
        "sleep 1000 & echo $!; setsid sleep 1000 & echo $!; wait",
      ],
      environment: ["PATH": "/usr/bin:/bin"], folder: "/", limit: 500
    ).run()
    #expect(run.ending == .timeout)
    let started = lines(of: String(decoding: run.output, as: UTF8.self))
      .compactMap { pid_t($0) }
    #expect(started.count == 2)
    for process in started {
      #expect(kill(process, 0) == -1 && errno == ESRCH)
    }
  }

  @Test("is judged of a process with descriptors 0, 1 and 2 alone")
  func descriptors() throws {
    let stray = open("/dev/null", O_RDONLY)
    defer { close(stray) }
    let book = try SampleBook(
      fence(
        "c run",
        """
        #include <fcntl.h>
        #include <stdio.h>
        #include <sys/stat.h>
        int main(void) {
          for (int fd = 0; fd < 1024; fd++)
            if (fcntl(fd, F_GETFD) != -1) printf("%d\\n", fd);
          struct stat input, null;
          fstat(0, &input);
          stat("/dev/null", &null);
          return input.st_rdev != null.st_rdev;
        }
        """) + fence("output", "0\n1\n2"))
    #expect(try book.verify().allProblems == [])
  }

  @Test("and begin is in an empty folder, which is gone afterwards")
  func scratch() throws {
    let book = try SampleBook(
      fence("console", "$ ls; touch here; pwd\nmain.swift\n/..."))
    #expect(try book.verify().allProblems == [])
  }
}
