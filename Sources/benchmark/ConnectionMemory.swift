import Foundation
import Libc
import Unix

/// What each connection takes of the server's own memory, beside the kernel's.
struct ConnectionMemory {
  private static let count = 900
  private let site: SampleSite
  private let program: String

  /// Measures a server that is alone: the separated one's connections are in
  /// its worker, by the same code.
  init(_ site: SampleSite, program: String) {
    self.site = site
    self.program = program
  }

  /// Prints it, in bytes, for connections that wait for different things.
  func show() throws {
    guard FileManager.default.fileExists(atPath: "/proc/self/status") else {
      print("no /proc, which tells how much memory a process has")
      return
    }
    allowDescriptors(2048)
    print(row("memory of a connection", ["bytes"]))
    let whole = "GET /small HTTP/1.1\r\nHost: localhost\r\n"
    let field = "X: " + String(repeating: "x", count: 7_900 - whole.utf8.count)
    for (name, request, isAnswered) in [
      ("idle, after an answer", whole + "\r\n", true),
      ("in a head of 7,900 bytes", whole + field, false),
      (
        "in a body of 16 MiB",
        "GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n", true
      ),
    ] {
      let bytes = try measure(request, isAnswered: isAnswered)
      print(row(name, ["\(bytes)"]))
      fflush(nil)
    }
  }

  /// The bytes that each of many connections takes, after a request.
  private func measure(_ request: String, isAnswered: Bool) throws -> Int {
    let server = try Server("alone", program, ["alone", site.pages])
    defer { server.end() }
    let port = UInt16(server.address.split(separator: ":").last ?? "") ?? 0
    // The code itself takes memory, when it's first run.
    try ask(request, of: port, isAnswered: isAnswered)
    let before = try server.memory()
    let clients = try (0..<Self.count).map { _ in
      try ask(request, of: port, isAnswered: isAnswered)
    }
    // When this is answered, all that came before it has been read.
    try ask(
      "GET /small HTTP/1.0\r\n\r\n", of: port, isAnswered: true)
    let used = try server.memory() - before
    return used / clients.count
  }

  /// Sends a request, and waits for the first byte of its answer.
  @discardableResult
  private func ask(
    _ request: String, of port: UInt16, isAnswered: Bool
  ) throws -> FileHandle {
    let number = socket(AF_INET, streamSocket, 0)
    guard number != -1, connectToLoopback(number, port) == 0 else {
      throw SystemError("connect")
    }
    let client = FileHandle(fileDescriptor: number, closeOnDealloc: true)
    try client.write(contentsOf: Data(request.utf8))
    if isAnswered { _ = try client.read(upToCount: 1) }
    return client
  }
}
