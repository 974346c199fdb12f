import Libc
import Foundation
import TestSupport
import Testing
import Unix

@Suite("Slow clients", .needsSandbox, .ownThread)
struct SlowTests {
  @Test("that send a byte at a time are answered, a hundred at once")
  func bytes() throws {
    let folder = try Folder(files: 100)
    let server = try Server(folder)
    let clients = try folder.files.map { _ in try Client(to: server.port) }
    let requests = folder.files.map { Array(request($0).utf8) }
    for at in 0..<(requests.map(\.count).max() ?? 0) {
      for (client, request) in zip(clients, requests) where at < request.count {
        try client.send(request[at...at])
      }
    }
    for (client, file) in zip(clients, folder.files) {
      #expect(try client.response().isFile(file))
    }
    #expect(try server.get("/file1").isFile("/file1"))
  }

  @Test("that send nothing, or not all, are let go after ten seconds")
  func silent() throws {
    let server = try Server(try Folder())
    let start = ContinuousClock.now
    let silent = try Client(to: server.port)
    let idle = try Client(to: server.port)
    #expect(try idle.get("/file1").isFile("/file1"))
    let half = try Client(to: server.port)
    try half.send("GET /file1 HTTP/1.1\r\nHost: loc")
    let dribbling = try Client(to: server.port)
    // Each byte is one more, and the head has no end.
    try dribbling.send("GET /file1?")
    while !dribbling.isReadable(within: .milliseconds(200)) {
      try dribbling.send("x")
      #expect(try server.get("/file2").isFile("/file2"))
    }
    for client in [half, dribbling] {
      #expect(try client.response().status == 408)
      client.endSending()
    }
    for client in [silent, idle, half, dribbling] {
      #expect(try client.hangsUp())
    }
    #expect(ContinuousClock.now - start > .seconds(9))
    #expect(try server.get("/file1").isFile("/file1"))
    #expect(try server.end() == .status(0))
    #expect(server.errors.text == "")
  }

  @Test("that read slowly get all of a large file, and others are served")
  func reading() throws {
    let folder = try Folder()
    let large = try folder.writeLarge(to: "/large")
    let server = try Server(folder)
    let client = try Client(to: server.port, receiveBuffer: 1 << 16)
    try client.send(request("/large", ["Connection: close"]))
    let response = try client.response(toHead: true)
    #expect(response["content-length"] == "\(large.count)")
    let silent = try Client(to: server.port)
    var isSilentLetGo = false
    var received: [UInt8] = []
    while received.count < large.count {
      // A megabyte at a time, until one that is silent has been let go.
      isSilentLetGo = silent.isReadable(within: .seconds(1))
      #expect(try server.get("/file1").isFile("/file1"))
      let next = min(large.count, received.count + 1 << 20)
      while received.count < next {
        received += try client.piece(upTo: next - received.count)
      }
    }
    #expect(received == large)
    #expect(isSilentLetGo)
    #expect(try silent.hangsUp())
    #expect(try client.hangsUp())
  }

  @Test("that read nothing are let go, also in the middle of a file")
  func deaf() throws {
    let folder = try Folder()
    let large = try folder.writeLarge(to: "/large")
    let server = try Server(folder)
    let client = try Client(to: server.port, receiveBuffer: 1 << 16)
    try client.send(request("/large"))
    #expect(try client.response(toHead: true).status == 200)
    try server.settle()
    var count = 0
    #expect(throws: NoAnswer.self) {
      while true { count += try client.piece(upTo: 1 << 20).count }
    }
    #expect(count < large.count)
  }

  @Test("of an opener that is away too long are let go, and forgotten")
  func forgotten() throws {
    let server = try Server(try Folder())
    #expect(try server.get("/file1").isFile("/file1"))
    let opener = try server.process(.opener)
    // Nobody starts another.
    try server.signal(SIGSTOP)
    kill(opener, SIGKILL)
    // What was asked for a moment ago, the worker has.
    #expect(try server.get("/file1").isFile("/file1"))
    let client = try Client(to: server.port)
    try client.send(request("/file2"))
    #expect(try client.hangsUp())
    try server.signal(SIGCONT)
    #expect(try server.get("/file2").isFile("/file2"))
    try server.settle()
    #expect(try server.end() == .status(0))
  }
}
