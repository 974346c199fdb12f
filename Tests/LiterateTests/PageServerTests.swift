import Foundation
import Testing

@testable import Literate

@Suite("The page server")
struct PageServerTests {
  @Test(
    "gives out the files of its folder",
    arguments: [
      ("/", "text/html; charset=utf-8", "front"),
      ("/index.html?a=b", "text/html; charset=utf-8", "front"),
      ("/a/b", "text/html; charset=utf-8", "inner"),
      ("/a/b/", "text/html; charset=utf-8", "inner"),
      ("/a/./b/../b/", "text/html; charset=utf-8", "inner"),
      ("/a/one%20two.json", "application/json", "{}"),
      ("/a/inside.svg", "image/svg+xml", "<svg/>"),
      ("/a/raw", "application/octet-stream", "raw"),
    ])
  func files(path: String, type: String, body: String) throws {
    let served = try Served()
    let answer = try served.answer(to: "GET \(path) HTTP/1.1\r\n\r\n")
    #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(answer.contains("\r\nContent-Type: \(type)\r\n"))
    #expect(answer.contains("\r\nContent-Length: \(body.utf8.count)\r\n"))
    #expect(answer.hasSuffix("\r\n\r\n" + body))
    let head = try served.answer(to: "HEAD \(path) HTTP/1.1\r\n\r\n")
    #expect(head + body == answer)
  }

  @Test(
    "gives out nothing else",
    arguments: [
      "/none", "/a", "/fifo", "/out", "/outside/secret", "/outside",
      "/../secret", "/../docs-secret/secret", "/a/../../secret",
      "/%2e%2e/secret", "/..%2fsecret", "/a/b/%2E%2E/../..//../secret",
      "/secret%00.html", "/index.html%00", "/%", "/%zz", "/%ff",
      "//etc/passwd", "/etc/passwd", "index.html", "../secret", "\\..\\secret",
      "http://127.0.0.1/index.html", "*",
    ])
  func hostile(path: String) throws {
    let served = try Served()
    for method in ["GET", "HEAD"] {
      let answer = try served.answer(to: "\(method) \(path) HTTP/1.1\r\n\r\n")
      #expect(answer.hasPrefix("HTTP/1.1 404 Not Found\r\n"))
      #expect(!answer.contains("treasure"))
    }
  }

  @Test(
    "refuses what it does not understand",
    arguments: [
      ("POST / HTTP/1.1\r\n\r\n", "405 Method Not Allowed"),
      ("get / HTTP/1.1\r\n\r\n", "405 Method Not Allowed"),
      ("GET /\r\n\r\n", "400 Bad Request"),
      ("GET / a HTTP/1.1\r\n\r\n", "400 Bad Request"),
      ("GET / SSH/2\r\n\r\n", "400 Bad Request"),
      ("GET / HTTP/1.1\r\n", "400 Bad Request"),
      ("\r\n\r\n", "400 Bad Request"),
      ("", "400 Bad Request"),
      ("\u{0}\u{1}\u{fffd}", "400 Bad Request"),
    ])
  func refused(request: String, status: String) throws {
    let answer = try Served().answer(to: request)
    #expect(answer.hasPrefix("HTTP/1.1 \(status)\r\n"))
    #expect(answer.hasSuffix("\r\n\r\n\(status)\n"))
  }

  @Test("goes on after endless requests, silent clients and lost answers")
  func patient() throws {
    let served = try Served()
    let size = 4_000_000
    try Data(count: size).write(
      to: URL(filePath: served.root + "/docs/big"))
    let silent = try served.connect()
    defer { close(silent) }
    let endless = String(repeating: "x", count: 100_000)
    #expect(
      try !served.answer(to: "GET / HTTP/1.1\r\na: \(endless)").contains("200"))
    for _ in 0..<20 {
      let gone = try served.connect()
      send(gone, "GET /big HTTP/1.1\r\n\r\n")
      close(gone)
    }
    let big = try served.answer(to: "GET /big HTTP/1.1\r\n\r\n")
    #expect(big.utf8.count > size)
  }

  @Test("tells where it is, and is gone when it is stopped")
  func stop() throws {
    let served = try Served()
    #expect(
      served.server.address.wholeMatch(of: /http:\/\/127\.0\.0\.1:\d+\//)
        != nil)
    #expect {
      try PageServer(folder: served.root + "/docs", port: served.port)
    } throws: {
      "\($0)".contains("cannot be served: Address already in use")
    }
    #expect(throws: Problem.self) { try PageServer(folder: served.root + "/x") }
    served.server.stop()
    served.ended.wait()
    // Stopped before it is asked to serve, it does not begin.
    let other = try PageServer(folder: served.root + "/docs")
    other.stop()
    other.serve()
  }
}

/// A folder with files to be served and files not to be, and its server.
private final class Served {
  let root =
    FileManager.default.temporaryDirectory.path + "/served-\(UUID().uuidString)"
  let server: PageServer
  let ended = DispatchSemaphore(value: 0)

  init() throws {
    let docs = root + "/docs"
    let manager = FileManager.default
    for (path, text) in [
      "secret": "treasure", "docs-secret/secret": "treasure",
      "docs/index.html": "front", "docs/a/b/index.html": "inner",
      "docs/a/one two.json": "{}", "docs/a/raw": "raw",
      "docs/real.svg": "<svg/>",
    ] {
      let url = URL(filePath: root + "/" + path)
      try manager.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    for (link, target) in [
      "out": "../secret", "outside": "..", "a/inside.svg": "../real.svg",
    ] {
      try manager.createSymbolicLink(
        atPath: docs + "/" + link, withDestinationPath: target)
    }
    #expect(mkfifo(docs + "/fifo", 0o600) == 0)
    let server = try PageServer(folder: docs)
    Thread.detachNewThread { [ended] in
      server.serve()
      ended.signal()
    }
    self.server = server
  }

  deinit {
    server.stop()
    try? FileManager.default.removeItem(atPath: root)
  }

  var port: UInt16 {
    UInt16(server.address.dropLast().split(separator: ":").last ?? "") ?? 0
  }

  func connect() throws -> Int32 { try LiterateTests.connect(to: port) }

  func answer(to request: String) throws -> String {
    try LiterateTests.answer(to: request, from: port)
  }
}
