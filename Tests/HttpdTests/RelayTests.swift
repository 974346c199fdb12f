import Foundation
import Libc
import TestSupport
import Testing
import Unix

@Suite("What a part writes", .needsSandbox, .ownThread)
struct RelayTests {
  @Test("is passed on in whole lines, with the part's name before its errors")
  func whole() throws {
    let server = try Server(try Folder())
    let pipes = try server.pipes()
    try write("half", to: pipes.worker.errors)
    try write("other\n", to: pipes.opener.errors)
    #expect(server.errors.lines(atLeast: 1) == ["16-httpd: opener: other"])
    try write(" line\n", to: pipes.worker.errors)
    let lines = server.errors.lines(atLeast: 2)
    #expect(lines.last == "16-httpd: worker: half line")
    let entry = "a line of the log, \"and\" \\x22"
    try write(entry + "\n", to: pipes.worker.output)
    #expect(server.log.lines(atLeast: 2).last == entry[...])
    for pipe in [pipes.worker, pipes.opener] {
      close(pipe.output)
      close(pipe.errors)
    }
    #expect(try server.end() == .status(0))
  }

  @Test("is no command for a terminal, and no line without an end")
  func hostile() throws {
    let server = try Server(try Folder())
    let pipes = try server.pipes()
    try write("\u{1b}[31m\r\u{9b}\n", to: pipes.worker.output)
    #expect(
      server.log.lines(atLeast: 2).last == "\\x1b[31m\\x0d\\xc2\\x9b")
    let long = String(repeating: "x", count: 5000)
    try write(long, to: pipes.worker.output)
    #expect(server.log.lines(atLeast: 3).last == long.prefix(4095))
    for pipe in [pipes.worker, pipes.opener] {
      close(pipe.output)
      close(pipe.errors)
    }
    #expect(try server.end() == .status(0))
    #expect(server.log.lines.last?.count == 5000 - 4095)
  }

  private func write(_ text: String, to pipe: Int32) throws {
    let bytes = Array(text.utf8)
    try #require(Libc.write(pipe, bytes, bytes.count) == bytes.count)
  }
}

extension Server {
  /// The ends that a part has of the pipes for what it writes.
  struct Pipes {
    let output, errors: Int32
  }

  /// Opens the parts' pipes once more, to write what a part could write.
  ///
  /// By the parent, since nobody may look into the parts.
  fileprivate func pipes() throws -> (opener: Pipes, worker: Pipes) {
    let folder = "/proc/\(processID)/fd"
    let files = FileManager.default
    let readers = try files.contentsOfDirectory(atPath: folder)
      .compactMap { Int($0) }.sorted().filter {
        $0 > 2
          && (try? files.destinationOfSymbolicLink(atPath: "\(folder)/\($0)"))?
            .hasPrefix("pipe:") == true
      }
    // The opener was started first, and its output is piped before its errors.
    try #require(readers.count == 4)
    let writers = readers.map {
      open("\(folder)/\($0)", O_WRONLY | O_CLOEXEC)
    }
    try #require(writers.allSatisfy { $0 != -1 })
    return (
      opener: Pipes(output: writers[0], errors: writers[1]),
      worker: Pipes(output: writers[2], errors: writers[3])
    )
  }
}
