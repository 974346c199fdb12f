import Foundation
import Supervisor
import TestSupport
import Testing

@testable import Literate

@Suite("The supervisor")
struct SupervisorTests {
  private func run(
    _ script: String, limit: Int = 60_000, home: String = "/"
  ) throws -> Run {
    try Command(
      ["/bin/sh", "-c", script],
      environment: ["PATH": Toolchain.searchPath, "HOME": home],
      directory: "/", limit: limit
    ).run()
  }

  /// Whether the two processes whose ids were printed have ended: nothing is left
  /// of them, or a zombie that waits for process 1.
  private func areGone(_ printed: String) -> Bool {
    let processes = lines(of: printed).compactMap { pid_t($0) }
    return processes.count == 2
      && processes.allSatisfy { process in
        let state = try? String(
          contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        return state?.contains(") Z ") ?? true
      }
  }

  private static let two =
    "sleep 1000 & echo $!; setsid sleep 1000 & echo $!; "

  @Test("ends all that was started when the time is up")
  func limit() throws {
    let run = try run(Self.two + "wait", limit: 300)
    #expect(run.ending == .timeout)
    #expect(areGone(run.text))
  }

  @Test("ends all that was started when the command ends, and counts it")
  func leftovers() throws {
    let run = try run(Self.two + "exec 5<&0 9<&0; exit 3")
    #expect(run.ending == .exit(3))
    #expect(areGone(run.text))
    #expect(run.running == 2)
    #expect(run.unreaped == 0)
    #expect(run.descriptors == (Feature.ptrace.isGranted ? [5, 9] : nil))
  }

  @Test("ends all that was started in a flood")
  func flood() throws {
    let run = try run(Self.two + "exec yes")
    #expect(run.ending == .flood)
    #expect(run.output.count == Limits.output)
    #expect(areGone(String(run.text.prefix(20).split(separator: "y")[0])))
  }

  @Test("ends more children than it can list at once")
  func many() throws {
    let book = try SmallBook(
      fence(
        "c run",
        """
        #include <unistd.h>
        int main(void) {
          for (int i = 0; i < 800; i++) if (fork() == 0) return pause();
        }
        """))
    let problem = try #require(book.verify().problems.first)
    #expect(
      problem.message
        == "it leaves behind 0 children that it did not wait for, "
        + "and 800 that still run")
  }

  @Test("that is killed lets nothing live on")
  func killed() throws {
    let book = try SmallBook(
      fence("console", "$ \(Self.two)kill -KILL $PPID; exec sleep 1000"))
    let verification = try book.verify()
    #expect(
      verification.problems.map(\.message) == [
        "the session ends here: it ended or stopped the process that watches it"
      ])
    #expect(areGone(verification.problems[0].detail.joined(separator: "\n")))
  }

  @Test("tells what cannot be started, and why")
  func missing() {
    let error = #expect(throws: Command.CannotStart.self) {
      try Command(
        ["/nowhere"], environment: [:], directory: "/", limit: 1000
      ).run()
    }
    #expect(
      error?.message == "cannot start /nowhere: No such file or directory")
    #expect(throws: Command.CannotStart.self) {
      try Command(
        ["/bin/true"], environment: [:], directory: "/nowhere", limit: 1000
      ).run()
    }
  }

  @Test("needs none of the first descriptors, and lends none of the engine's")
  func descriptors() throws {
    let book = try SmallBook(
      fence("console", "$ ls /proc/self/fd | cat\n0\n1\n2\n3"))
    let run = try book.shell(
      "exec workbook verify <&- 5</dev/null 9</dev/null 2>&-")
    #expect(run.ending == .exit(0), "\(run.printed)")
  }

  @Test("leaves nothing of itself")
  func itself() throws {
    let before = try FileManager.default.contentsOfDirectory(
      atPath: "/proc/self/fd")
    for _ in 0..<50 { #expect(try run("exit 0").ending == .exit(0)) }
    let after = try FileManager.default.contentsOfDirectory(
      atPath: "/proc/self/fd")
    #expect(after.count < before.count + 50)
  }
}
