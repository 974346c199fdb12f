import Libc
import Foundation
import TestSupport
import Testing
import Unix

@Suite("Many clients, and bad ones", .needsSandbox, .ownThread)
struct LoadTests {
  /// The number of connections made one after another.
  private static let connections =
    Int(ProcessInfo.processInfo.environment["CONNECTIONS"] ?? "") ?? 500

  @Test("are served one after another, and leave no descriptor open")
  func turns() throws {
    let folder = try Folder()
    let server = try Server(folder)
    let worker = try server.process(.worker)
    for count in 0..<Self.connections {
      let file = folder.files[count % folder.files.count]
      let client = try Client(to: server.port)
      #expect(try client.get(file).isFile(file))
    }
    try server.settle()
    #expect(try server.process(.worker) == worker)
    #expect(try server.end() == .status(0))
    #expect(server.log.lines.count == Self.connections + 1)
    print("\(Self.connections) connections in turn, each with its answer")
  }

  @Test(
    "are served at once, five hundred, or as many as the limits allow",
    .needsDescriptors(4096),
    // In turn, because descriptors in flight are counted for each user.
    .serialized, arguments: [nil, "ulimit -n 256; exec \"$@\""])
  func together(limit: String?) throws {
    let folder = try Folder(files: 500)
    let server = try Server(folder, by: limit)
    let worker = try server.process(.worker)
    let clients = try folder.files.map { file in
      let client = try Client(to: server.port)
      try client.send(request(file, ["Connection: close"]))
      return client
    }
    for (client, file) in zip(clients, folder.files) {
      #expect(try client.response().isFile(file))
      client.endSending()
    }
    try server.settle()
    #expect(try server.process(.worker) == worker)
    #expect(try server.end() == .status(0))
  }

  @Test("that send a megabyte of headers get a 431")
  func long() throws {
    let server = try Server(try Folder())
    for end in ["\r\n\r\n", ""] {
      let client = try Client(to: server.port)
      let line = "X: " + String(repeating: "x", count: 1 << 20)
      try client.send("GET /file1 HTTP/1.1\r\nHost: x\r\n\(line)\(end)")
      #expect(try client.response().status == 431)
      client.endSending()
      #expect(try client.isClosed())
    }
    #expect(try server.get("/file1").isFile("/file1"))
  }

  @Test("that close after any byte of a request do no harm")
  func cutOff() throws {
    let server = try Server(try Folder())
    let whole = Array(request("/file1", ["Range: bytes=0-9"]).utf8)
    for length in 0..<whole.count {
      for isReset in [false, true] {
        let client = try Client(to: server.port)
        try client.send(whole[..<length])
        if isReset {
          client.resetAtEnd()
        } else {
          client.endSending()
          #expect(try client.isClosed())
        }
      }
      #expect(try server.get("/file2").isFile("/file2"))
    }
    try server.settle()
    #expect(try server.end() == .status(0))
    #expect(server.errors.text == "")
  }

  @Test("that close in the middle of a response do no harm")
  func unread() throws {
    let folder = try Folder()
    _ = try folder.writeLarge(to: "/large")
    let server = try Server(folder)
    for length in [0, 1, 100, 1_000, 100_000, 1_000_000] {
      let client = try Client(to: server.port)
      try client.send(request("/large"))
      var count = 0
      while count < length {
        count += try client.piece(upTo: length - count).count
      }
      client.resetAtEnd()
      #expect(try server.get("/file2").isFile("/file2"))
    }
    try server.settle()
    #expect(server.errors.text == "")
  }

  @Test("that pipeline requests are answered in order")
  func pipelined() throws {
    let folder = try Folder(files: 200)
    let server = try Server(folder)
    let client = try Client(to: server.port)
    let missing = folder.files.map { $0 + "/none" }
    let paths = zip(folder.files, missing).flatMap { [$0, $1] }
    try client.send(paths.map { request($0) }.joined())
    client.endSending()
    for path in paths {
      let response = try client.response()
      #expect(
        path.hasSuffix("none") ? response.status == 404 : response.isFile(path))
    }
    #expect(try client.isClosed())
  }

  @Test("that keep a connection get heads, ranges and what has changed")
  func kept() throws {
    let server = try Server(try Folder())
    let whole = Folder.text(of: "/file1")
    let client = try Client(to: server.port)
    let first = try client.get("/file1")
    #expect(first.isFile("/file1"))
    let tag = try #require(first["etag"])
    let date = try #require(first["last-modified"])

    try client.send(request("/file1", method: "HEAD"))
    let head = try client.response(toHead: true)
    #expect(head.status == 200)
    #expect(head["content-length"] == "\(whole.utf8.count)")

    let part = try client.get("/file1", "Range: bytes=3-11")
    #expect(part.status == 206)
    #expect(part["content-range"] == "bytes 3-11/\(whole.utf8.count)")
    #expect(part.text == String(whole.dropFirst(3).prefix(9)))
    let last = try client.get("/file1", "Range: bytes=-5", "If-Range: \(tag)")
    #expect(last.text == String(whole.suffix(5)))
    #expect(
      try client.get("/file1", "Range: bytes=-5", "If-Range: \"old\"")
        .isFile("/file1"))
    #expect(try client.get("/file1", "Range: bytes=9999-").status == 416)

    #expect(try client.get("/file1", "If-None-Match: \(tag)").status == 304)
    #expect(
      try client.get("/file1", "If-Modified-Since: \(date)").status == 304)
    #expect(
      try client.get("/file1", "If-None-Match: \"old\"").isFile("/file1"))
    let end = try client.get("/file1", "Connection: close")
    #expect(end["connection"] == "close")
    #expect(try client.isClosed())
  }
}
