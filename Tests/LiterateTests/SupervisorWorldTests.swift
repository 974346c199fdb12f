import Foundation
import Supervisor
import TestSupport
import Testing

@testable import Literate

#if os(Linux)
  /// Whole runs of the engine, on machines that stand in its supervisor's way.
  @Suite("The supervisor elsewhere", .fewThreads)
  struct SupervisorWorldTests {
    private func verify(
      _ text: String, linger: String = "", in world: [String: String]
    ) throws -> Run {
      let book = try SmallBook(text)
      try book.write(script: linger, to: "bin/linger")
      let environment = try book.environment.merging(world) { $1 }
        .merging(OtherWorldTests.world.get()) { $1 }
      return try Command(
        [SmallBook.workbook, "verify"], environment: environment,
        directory: book.root, limit: 120_000
      ).run()
    }

    @Test(
      "says that it may not end a process, and waits for none",
      // It holds the output open. The second loses its supervisor.
      arguments: ["linger", "linger; kill -KILL $PPID"])
    func unkillable(command: String) throws {
      let run = try verify(
        fence("console", "$ " + command),
        linger: """
          setsid sleep 1000 &
          until [ "$(cat /proc/$!/comm)" = sleep ]; do :; done
          """,
        in: ["WORLD_NO_KILL": "sleep"])
      #expect(run.ending == .exit(1))
      #expect(
        run.text.contains(
          "README.md:1:1: error: a process that it started cannot be ended"),
        "\(run.text)")
    }

    @Test("that dies before its command can ask to die with it, runs nothing")
    func deadSupervisor() throws {
      let book = try SmallBook()
      let pipe = book.path(of: "pipe")
      try book.write(script: "echo a >'\(pipe)'", to: "bin/swiftc")
      mkfifo(pipe, 0o600)
      let ran = open(pipe, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
      defer { close(ran) }
      let engine = try Started(
        [SmallBook.workbook, "verify"],
        environment: book.environment.merging([
          "WORLD_NO_PTRACE": "1", "WORLD_DEAD_SUPERVISOR": pipe,
        ]) { $1 }.merging(OtherWorldTests.world.get()) { $1 }, in: book.root)
      #expect(engine.end() == .exit(1))
      // The command has the pipe open until it ends.
      #expect(byte(from: ran) == nil)
    }

    @Test("kills no process id that may be another's by now")
    func ownKills() throws {
      let run = try verify(
        fence("console", "$ echo a\na\n$ sleep 1000 &"),
        in: ["WORLD_OWN_KILLS": "1"])
      #expect(run.text.contains("1 of its processes"), "\(run.text)")
    }

    @Test("closes a terminal that it can't open once")
    func noTerminal() throws {
      let run = try verify(
        fence("console", "$ echo a\na"), in: ["WORLD_NO_TERMINAL": "1"])
      #expect(run.ending == .exit(1), "\(run.text)")
      #expect(run.text.contains(": Inappropriate ioctl"), "\(run.text)")
    }

    @Test("is not blamed for the time in which the engine was stopped")
    func stops() throws {
      let run = try verify(
        fence("console", "$ echo a\na"), in: ["WORLD_STOPS": "1"])
      #expect(run.ending == .exit(0), "\(run.text)")
    }
  }
#endif
