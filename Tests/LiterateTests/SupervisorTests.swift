import Foundation
import TestSupport
import Testing
import Unix

@testable import Literate
@testable import Supervisor

@Suite("The supervisor", .fewThreads)
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

  /// Whether the two processes whose ids were printed have ended: nothing is
  /// left of them, or a zombie that waits for process 1.
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
        == "it leaves behind 800 of its processes, running or not waited for")
  }

  @Test("that is killed lets nothing live on")
  func killed() throws {
    let book = try SmallBook(
      fence("console", "$ \(Self.two)kill -KILL $PPID; exec sleep 1000"))
    let verification = try book.verify()
    #expect(
      verification.problems.map(\.message) == [
        "the session ends here: the process that watches it was ended or stopped"
      ])
    #expect(areGone(verification.problems[0].detail.joined(separator: "\n")))
  }

  @Test("that is stopped is not waited for, not even after a flood")
  func stopped() throws {
    #expect(try run("kill -STOP $PPID; exec yes").ending == .unwatched)
  }

  @Test("tells what cannot be started, and why")
  func missing() {
    let error = #expect(throws: Command.Failure.self) {
      try Command(
        ["/nowhere"], environment: [:], directory: "/", limit: 1000
      ).run()
    }
    #expect(
      error?.message == "cannot start /nowhere: No such file or directory")
    #expect(throws: Command.Failure.self) {
      try Command(
        ["/bin/true"], environment: [:], directory: "/nowhere", limit: 1000
      ).run()
    }
  }

  @Test("reaps an orphan that ends while the command goes on")
  func orphan() throws {
    let run = try run(
      "o=$(true & echo $!); while kill -0 $o 2>&-; do :; done; echo a",
      limit: 5_000)
    #expect(run.ending == .exit(0))
    #expect(run.text == "a\n")
    #expect(run.unreaped == 0)
  }

  #if os(Linux)
    @Test("says so if it cannot set itself up", .ownThread)
    func noDescriptors() async {
      // Alone in a process, whose limit counts for all of its threads.
      await #expect(processExitsWith: .success) {
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        getrlimit(resource, &limit)
        for most in 3..<limit.rlim_max {
          limit.rlim_cur = most
          setrlimit(resource, &limit)
          do throws(Command.Failure) {
            let run = try Command(
              ["/bin/true"], environment: [:], directory: "/", limit: 60_000
            ).run()
            #expect(run.ending == .exit(0))
            return
          } catch {
            #expect(error.message.hasSuffix(": Too many open files"))
          }
        }
      }
    }

    @Test(
      "is not listened to for ever where nothing can be waited for", .ownThread)
    func cannotWait() async {
      await #expect(processExitsWith: .success) {
        alarm(20)
        let ends = try SocketPair()
        // Fewer than poll(2) is given: EINVAL.
        var limit = rlimit(rlim_cur: 1, rlim_max: 1)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        let heard = listen(
          to: ends.left, ends.right, atMost: 1, within: 0)
        #expect(heard.end == .nothing)
      }
    }

    @Test("keeps the time limit also while the command is being started")
    func slowStart() throws {
      // exec waits until the lease on a program's file is given up: fcntl(2).
      let (F_SETSIG, F_SETLEASE): (Int32, Int32) = (10, 1024)
      let book = try SmallBook()
      try book.write(script: "exit 0", to: "bin/slow")
      let file = open(book.path(of: "bin/slow"), O_RDONLY | O_CLOEXEC)
      defer { close(file) }
      try #require(fcntl(file, F_SETSIG, SIGURG) == 0)
      // Another test's fork may still have it open for writing.
      while fcntl(file, F_SETLEASE, F_WRLCK) == -1 {
        try #require(errno == EAGAIN)
        sched_yield()
      }
      let run = try Command(
        [book.path(of: "bin/slow")], environment: [:], directory: "/",
        limit: 100
      ).run()
      #expect(run.ending == .timeout)
    }
  #endif

  @Test("needs none of the first descriptors, and lends none of the engine's")
  func descriptors() throws {
    let book = try SmallBook(
      fence("console", "$ ls /proc/self/fd | cat\n0\n1\n2\n3"))
    let run = try book.shell(
      "exec workbook verify <&- 5</dev/null 9</dev/null 2>&-")
    #expect(run.ending == .exit(0), "\(run.printed)")
  }

  @Test("leaves nothing of itself", .ownThread)
  func itself() async {
    // Alone in a process, in which nothing else opens or closes descriptors.
    await #expect(processExitsWith: .success) {
      /// What is open of the kinds that the engine and a supervisor share. The
      /// rest is opened by libraries, whenever they like.
      func open() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
          .compactMap {
            try? FileManager.default.destinationOfSymbolicLink(
              atPath: "/proc/self/fd/" + $0)
          }
          .filter { $0.hasPrefix("pipe:") || $0.hasPrefix("/dev/") }.sorted()
      }
      let before = try open()
      for hasTerminal in [false, true, false, true] {
        let run = try Command(
          ["/bin/true"], environment: [:], directory: "/", limit: 60_000,
          hasTerminal: hasTerminal
        ).run()
        #expect(run.ending == .exit(0), "\(run)")
      }
      let after = try open()
      #expect(after == before, "\(before) \(after)")
    }
  }
}
