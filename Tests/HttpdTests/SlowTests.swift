import Libc
import Foundation
import TestSupport
import Testing
import Unix

@Suite("Slow clients", .needsSandbox, .ownThread)
struct SlowTests {
  @Test(
    "that send a byte at a time are answered, a hundred at once",
    .needsDescriptors(4096))
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

  @Test("that send nothing, or not all, are closed after the time limit")
  func silent() throws {
    let server = try Server(
      try Folder(), program: Server.alone, "request=1000")
    let start = ContinuousClock.now
    let silent = try Client(to: server.port)
    let idle = try Client(to: server.port)
    #expect(try idle.get("/file1").isFile("/file1"))
    let half = try Client(to: server.port)
    try half.send("GET /file1 HTTP/1.1\r\nHost: loc")
    let dribbling = try Client(to: server.port)
    // Each byte is progress, but the head never ends.
    try dribbling.send("GET /file1?")
    while !dribbling.isReadable(within: .milliseconds(20)) {
      try dribbling.send("x")
      #expect(try server.get("/file2").isFile("/file2"))
    }
    for client in [half, dribbling] {
      #expect(try client.response().status == 408)
      client.endSending()
    }
    for client in [silent, idle, half, dribbling] {
      #expect(try client.isClosed())
    }
    #expect(ContinuousClock.now - start > .milliseconds(990))
    #expect(try server.get("/file1").isFile("/file1"))
    #expect(try server.end() == .status(0))
    #expect(server.errors.text == "")
  }

  @Test(
    "that read slowly get all of a large file, but not those that read nothing"
  )
  func reading() throws {
    let folder = try Folder()
    let large = try folder.writeLarge(to: "/large")
    let server = try Server(
      folder, program: Server.alone, "request=1000", "sending=2000")
    let clients = try (0..<2).map { _ in
      let client = try Client(to: server.port, receiveBuffer: 1 << 16)
      try client.send(request("/large", ["Connection: close"]))
      let response = try client.response(toHead: true)
      #expect(response["content-length"] == "\(large.count)")
      return client
    }
    let silent = try Client(to: server.port)
    // A full buffer becomes writable once a third of it is free, which takes
    // several seconds at 300 KB a second.
    let start = ContinuousClock.now
    var received: [UInt8] = []
    while ContinuousClock.now - start < .seconds(5) {
      let due = (ContinuousClock.now - start) / .seconds(1) * 300_000
      while received.count < Int(due) {
        received += try clients[0].piece(upTo: 1 << 14)
      }
      #expect(try server.get("/file1").isFile("/file1"))
      // The client reads no faster.
      poll(nil, 0, 50)
    }
    while received.count < large.count {
      received += try clients[0].piece(upTo: 1 << 20)
    }
    #expect(areSame(received, large))
    #expect(try silent.isClosed())
    var count = 0
    #expect(throws: NoAnswer.self) {
      while true { count += try clients[1].piece(upTo: 1 << 20).count }
    }
    #expect(count < large.count)
  }

  @Test("that do not close after their last response are closed")
  func draining() throws {
    let server = try Server(
      try Folder(), program: Server.alone, "draining=200")
    let client = try Client(to: server.port)
    #expect(try client.get("/file1", "Connection: close").isFile("/file1"))
    #expect(try client.isClosed())
    // The server stops reading, however little the client sends.
    #expect(throws: NoAnswer.self) {
      while true {
        try client.send("x")
        poll(nil, 0, 1)
      }
    }
  }

  @Test("get a 503 if the opener is away for too long")
  func forgotten() throws {
    let server = try Server(try Folder())
    #expect(try server.get("/file1").isFile("/file1"))
    let opener = try server.process(.opener)
    // The stopped parent starts no other one.
    try server.signal(SIGSTOP)
    kill(opener, SIGKILL)
    let client = try Client(to: server.port)
    #expect(try client.get("/file2").status == 503)
    try server.signal(SIGCONT)
    #expect(try server.get("/file2").isFile("/file2"))
    try server.settle()
    #expect(try server.end() == .status(0))
  }
}
