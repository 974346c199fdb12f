import Foundation
import Supervisor
import TestSupport
import Testing

@testable import Literate

@Suite("How programs end", .fewThreads)
struct EndingTests {
  private static func program(_ code: String) -> String {
    "#include <signal.h>\n#include <sys/wait.h>\n#include <unistd.h>\n"
      + "int main(void) { \(code) }"
  }

  private static let zombie =
    "if (fork() == 0) _exit(0); return waitid(P_ALL, 0, &(siginfo_t){0}, "
    + "WEXITED | WNOWAIT);"
  private static let running = "if (fork() == 0) pause();"

  /// What programs do, and what an `output` says of it.
  static let endings = [
    ("return 7;", "exit=7"), ("raise(SIGPIPE);", "signal=PIPE"),
    ("__builtin_trap();", "signal=trap"), ("pause();", "timeout"),
    (zombie, "leaves=child"), (running, "leaves=child"),
    ("return dup(0) == -1;", "leaves=descriptors"),
    (
      "if (fork() == 0) pause(); dup(0); return 3;",
      "exit=3 leaves=child leaves=descriptors"
    ),
    // It goes on after it was stopped.
    ("raise(SIGCONT); return 7;", "exit=7"),
  ]

  @Test("is what their output says", .needsPtrace, arguments: endings)
  func agrees(code: String, ending: String) throws {
    let output = fence("output " + ending)
    let book = try SmallBook(fence("c run", Self.program(code)) + output)
    #expect(try book.problems() == [])
    // And none of these is what a program does that ends well.
    let well = try SmallBook(fence("c run", Self.program("return 0;")) + output)
    #expect(try !well.problems().isEmpty)
  }

  static let others: [(String, String, String)] = [
    (
      "return 2;", "it ended with exit status 2; expected ",
      "or say `output exit=2`"
    ),
    (
      "raise(SIGTERM);", "it was ended by SIGTERM; expected ",
      "or say `output signal=TERM`"
    ),
    ("raise(SIGPROF);", "it was ended by signal 27; expected", "correct the"),
    (
      zombie, "it leaves behind 1 of its processes",
      "say `output leaves=child`"
    ),
    (
      running,
      "it leaves behind 1 of its processes",
      "say `output leaves=child`"
    ),
    (
      "if (fork() == 0) { setsid(); if (fork() == 0) pause(); _exit(0); } "
        + "wait(0);",
      "it leaves behind 1 of its processes",
      "wait for children"
    ),
    (
      "return dup2(0, 9) == -1 || dup2(0, 5) == -1;",
      "it leaves behind open descriptors: 5, 9", "close descriptors"
    ),
    (
      "char b[1024] = \"\"; for (;;) write(1, b, sizeof b);",
      "it printed more than it may; expected ", "correct the"
    ),
    (
      "kill(getppid(), SIGKILL); pause();",
      "the process that watches it was ended or stopped", "correct the"
    ),
  ]

  @Test(
    "otherwise than is said is told, with what to do", .needsPtrace,
    arguments: others)
  func disagrees(code: String, message: String, help: String) throws {
    let book = try SmallBook(fence("c run", Self.program(code)))
    let problem = try #require(book.verify().problems.first)
    #expect(problem.place == Place(SmallBook.text))
    #expect(problem.message.hasPrefix(message), "\(problem)")
    #expect(problem.help.contains(help), "\(problem)")
  }

  @Test(
    "by an orphan that ended before them is nobody's fault",
    .enabled(
      if: Feature.children.isGranted && Feature.ptrace.isGranted,
      "needs ptrace"))
  func orphan() throws {
    // It goes on until the orphan is a zombie, or reaped.
    let book = try SmallBook(
      fence(
        "c run",
        """
        #include <stdio.h>
        #include <sys/wait.h>
        #include <unistd.h>
        int main(void) {
          int ends[2];
          if (pipe(ends)) return 1;
          if (fork() == 0) {
            pid_t orphan = fork();
            if (orphan > 0) write(ends[1], &orphan, sizeof orphan);
            _exit(0);
          }
          wait(0);
          pid_t orphan;
          if (read(ends[0], &orphan, sizeof orphan) < 0) return 1;
          close(ends[0]), close(ends[1]);
          char path[64], state = 0;
          snprintf(path, sizeof path, "/proc/%d/stat", orphan);
          while (state != 'Z') {
            FILE *file = fopen(path, "r");
            if (file == NULL) break;
            if (fscanf(file, "%*d %*s %c", &state) != 1) state = 'Z';
            fclose(file);
          }
        }
        """))
    #expect(try book.problems() == [])
  }

  @Test(
    "by a thread that isn't the first, leaves what is open",
    .needsPtrace)
  func thread() throws {
    let book = try SmallBook(
      fence(
        "c run",
        """
        #include <pthread.h>
        #include <stdlib.h>
        #include <unistd.h>
        static void *end(void *unused) {
          (void)unused;
          exit(dup(0) == -1);
        }
        int main(void) {
          pthread_t thread;
          pthread_create(&thread, NULL, end, NULL);
          pause();
        }
        """))
    #expect(
      try book.verify().problems.map(\.message) == [
        "it leaves behind open descriptors: 3"
      ])
  }

  @Test(
    "by a trap names the line of the trap",
    arguments: [
      ("swift run", "let a = [Int]().first\n\nprint(a!)", "a trap"),
      (
        "c run", "#include <assert.h>\nint main(void) {\n  assert(0);\n}",
        "SIGABRT"
      ),
    ])
  func trap(info: String, code: String, ending: String) throws {
    let problem = try #require(
      SmallBook(fence(info, code)).verify().problems.first)
    #expect(problem.place == Place(SmallBook.text, line: 4))
    #expect(problem.message.hasPrefix("it was ended by " + ending))
  }

  @Test(
    "fault 12: is not judged where it could not be seen",
    arguments: [
      (0, nil, "descriptors cannot be seen here: no ptrace"),
      (nil, [], "children cannot be seen here"), (0, [], nil),
    ] as [(Int?, [Int32]?, String?)])
  func unseen(running: Int?, descriptors: [Int32]?, reason: String?) throws {
    var run = Run(output: [], ending: .exit(0))
    run.running = running
    run.descriptors = descriptors
    #expect(run.unseen == reason)
    let book = try SmallBook(
      fence("c run") + fence("output leaves=child leaves=descriptors"))
    let check = try #require(book.read().chapters[0].text.checks.first)
    // What is said to be left counts only where it can be seen.
    #expect(
      check.leftovers(of: run).count
        == (running == nil ? 0 : 1) + (descriptors == nil ? 0 : 1))
  }
}
