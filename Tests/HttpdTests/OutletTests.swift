import Foundation
import Libc
import TestSupport
import Testing
import Unix

@Suite("The parent's own output", .needsSandbox, .ownThread)
struct OutletTests {
  /// Something that takes no more bytes, and that nobody reads.
  enum Full: CaseIterable {
    case pipe, pipeOfAnother, terminal, terminalOfAnother, socket
  }

  @Test("is waited for by nobody", arguments: Full.allCases, [1, 2])
  func full(kind: Full, stream: Int) throws {
    let (writer, reader) = try open(kind)
    defer { close(reader) }
    try fill(writer)
    // A terminal moves on by itself, unless Ctrl-S was pressed.
    tcflow(writer, TCOOFF)
    let server = try Server(
      try Folder(), output: stream == 1 ? writer : nil,
      errors: stream == 2 ? writer : nil)
    close(writer)
    for _ in 0..<3 {
      // Each is reported.
      let worker = try server.process(.worker)
      kill(worker, SIGKILL)
      #expect(try server.get("/file1").isFile("/file1"))
      #expect(try server.process(.worker) != worker)
    }
    #expect(try server.end() == .status(0))
    // What could not be written is counted, where it can be read.
    let other = stream == 1 ? server.errors : server.log
    let name = stream == 1 ? "standard output" : "standard error"
    #expect(other.lines.last?.contains("16-httpd: \(name): ") == true)
    #expect(other.lines.last?.hasSuffix(" lines lost") == true)
  }

  /// Opens something to write to, and the descriptor that could read it.
  private func open(_ kind: Full) throws -> (writer: Int32, reader: Int32) {
    var ends: [Int32] = [-1, -1]
    switch kind {
    case .pipe, .pipeOfAnother:
      try #require(pipe(&ends) == 0)
      // Only root can open it once more.
      if kind == .pipeOfAnother { try #require(fchmod(ends[1], 0) == 0) }
    case .terminal, .terminalOfAnother:
      var (reader, writer): (Int32, Int32) = (-1, -1)
      try #require(openpty(&reader, &writer, nil, nil, nil) == 0)
      ends = [reader, writer]
      if kind == .terminalOfAnother {
        try #require(fchmod(writer, 0) == 0)
      }
    case .socket: try #require(makeSocketPair(streamSocket, &ends) == 0)
    }
    try #require(ends.allSatisfy { $0 != -1 })
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[1], ends[0])
  }

  /// Writes until there is no room for a single byte.
  private func fill(_ number: Int32) throws {
    let flags = fcntl(number, F_GETFL)
    try #require(fcntl(number, F_SETFL, flags | O_NONBLOCK) == 0)
    for size in [4096, 1] {
      let block = [UInt8](repeating: 0, count: size)
      while write(number, block, size) > 0 {}
    }
    try #require(fcntl(number, F_SETFL, flags) == 0)
  }

  @Test("leaves the flags of an open file to the shell")
  func flags() throws {
    let log = try Transcript()
    let before = fcntl(log.writer, F_GETFL)
    let server = try Server(try Folder(), output: log.writer)
    #expect(try server.get("/file1").isFile("/file1"))
    #expect(fcntl(log.writer, F_GETFL) == before)
    #expect(try server.end() == .status(0))
    log.begin()
  }

  @Test("overwrites nothing in a file, and is not overwritten")
  func file() throws {
    let folder = try Folder()
    let path = folder.path + ".log"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let null = Libc.open("/dev/null", O_WRONLY | O_CLOEXEC)
    defer { close(null) }
    let script = "exec >\(path) 2>&1; echo before; \"$@\"; echo after"
    let shell = try spawn(
      ["/bin/sh", "-c", script, "sh", Server.program, folder.path],
      output: null, errors: null)
    func text() -> String {
      (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }
    try eventually { text().contains("http://") }
    let server = try #require(children(of: shell.processID).first)
    kill(server, SIGTERM)
    #expect(try shell.wait() == .status(0))
    let lines = text().split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.first == "before" && lines.last == "after")
    #expect(lines.dropFirst().first?.hasPrefix("http://") == true)
  }

  @Test("says on the other stream how many lines found no room in a file")
  func limit() throws {
    let folder = try Folder()
    let path = folder.path + ".log"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let server = try Server(
      folder, by: "ulimit -f 1; exec \"$@\" >\(path)")
    let request = "/file1?" + String(repeating: "x", count: 900)
    for _ in 0..<9 { #expect(try server.get(request).isFile("/file1")) }
    #expect(try server.end() == .status(0))
    let lost = try #require(
      server.errors.text.firstMatch(
        of: /^16-httpd: standard output: (\d) lines lost\n$/))
    #expect((8...9).contains(Int(lost.1) ?? 0))
  }
}
