import Foundation
import Supervisor
import TestSupport
import Testing

@testable import Literate

/// The engine, ended while a terminal's command runs, and sees it end.
@Suite("A killed engine", .fewThreads)
struct KillTests {
  /// How the engine comes to its end.
  enum End: CaseIterable {
    case killed, interrupted, killedWithSupervisor
  }

  @Test(
    "leaves no process and no half of a file, and the next run is right",
    arguments: End.allCases)
  func killed(end: End) throws {
    let text = fence("swift", "let a = 1") + fence("console", "$ linger $PPID")
    let book = try SmallBook(text, program: "let a = 2\n")
    // It tells its supervisor's process ID through a named pipe, which is open
    // in each process that it starts, also in one of another session.
    try book.write(
      script: """
        exec 9>"${0%/*}/pipe"
        setsid sleep 1000 &
        echo $1 >&9
        exec sleep 1000
        """, to: "bin/linger")
    mkfifo(book.path(of: "bin/pipe"), 0o600)
    let pipe = open(
      book.path(of: "bin/pipe"), O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    defer { close(pipe) }
    let engine = try Started(
      [SmallBook.workbook, "verify", "--fix"], environment: book.environment,
      in: book.root)
    var line: [UInt8] = []
    while let byte = byte(from: pipe), byte != UInt8(ascii: "\n") {
      line.append(byte)
    }
    let supervisor = try #require(
      pid_t(String(decoding: line, as: UTF8.self)))

    // Its own end is at once, whatever runs: Ctrl-C is SIGINT.
    if end == .killedWithSupervisor { kill(supervisor, SIGSTOP) }
    let signal = end == .interrupted ? SIGINT : SIGKILL
    engine.signal(signal)
    #expect(engine.end() == .signal(signal))
    if end == .killedWithSupervisor { kill(supervisor, SIGKILL) }
    #expect(try book.text() == text)

    try book.write(script: "exit 0", to: "bin/linger")
    let next = try book.workbook("verify", "--fix")
    #expect(next.ending == .exit(0), "\(next.printed)")
    #expect(try book.text() == text.replacing("a = 1", with: "a = 2"))
    #expect(try book.names(in: ".build/workbook/scratch") == [])
    #expect(
      try book.names(in: "chapters/01-sample") == ["README.md", "main.swift"])
    // The pipe's end: no process that had it open is left.
    #expect(byte(from: pipe) == nil)
    var rest = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
    #expect(poll(&rest, 1, 0) == 1 && rest.revents & Int16(POLLHUP) != 0)
  }
}
