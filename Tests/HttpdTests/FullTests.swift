import Foundation
import Libc
import TestSupport
import Testing

@Suite(
  "A server that has reached its number of connections",
  .needsDescriptors(4096),
  .ownThread)
struct FullTests {
  /// The server has 64 descriptors, of which 16 are for cached files and 16 for
  /// everything else, and a client takes two.
  private static let most = 16

  @Test("closes the one idle longest, and logs this once")
  func idle() throws {
    let server = try Server(
      try Folder(), program: Server.alone, "descriptors=64", "request=60000")
    let clients = try (0..<Self.most).map { _ in try Client(to: server.port) }
    // All are connected, and all but this one have been idle since.
    #expect(try clients.last?.get("/file1").isFile("/file1") == true)
    #expect(try clients[0].get("/file1").isFile("/file1"))
    let others = try (1...5).map { number in
      let client = try Client(to: server.port)
      #expect(try client.get("/file2").isFile("/file2"))
      #expect(try clients[number].isClosed())
      return client
    }
    for client in clients[6...] + [clients[0]] + others {
      #expect(try client.get("/file1").isFile("/file1"))
    }
    #expect(try server.end() == .status(0))
    let said = server.log.lines.filter { $0.contains(" open: ") }
    #expect(said.count == 1)
    #expect(said.first?.contains(" 16 connections open: ") == true)
  }

  @Test("closes none whose request has arrived, but has not been read")
  func unread() throws {
    let server = try Server(
      try Folder(), program: Server.alone, "descriptors=64", "grace=0")
    let clients = try idleClients(Self.most, of: server)
    // Everything sent meanwhile is there when the server continues.
    try server.signal(SIGSTOP)
    let others = try clients[..<4].map { client in
      try client.send(request("/file1"))
      return try Client(to: server.port)
    }
    try server.signal(SIGCONT)
    for client in clients[..<4] {
      #expect(try client.response().isFile("/file1"))
    }
    for client in others {
      #expect(try client.get("/file2").isFile("/file2"))
    }
    #expect(try server.end() == .status(0))
  }

  @Test("closes idle connections before those with a request or response")
  func order() throws {
    let folder = try Folder()
    let large = try folder.writeLarge(to: "/large")
    let server = try Server(
      folder, program: Server.alone, "descriptors=64", "grace=0",
      "request=60000")
    let reading = try Client(to: server.port, receiveBuffer: 1 << 16)
    try reading.send(request("/large"))
    #expect(try reading.response(toHead: true).status == 200)
    let writing = try Client(to: server.port)
    #expect(try writing.get("/file1").isFile("/file1"))
    try writing.send("GET /file1 HTTP/1.1\r\n")
    let idle = try idleClients(Self.most - 2, of: server)
    var others: [Client] = []
    for client in idle {
      let other = try Client(to: server.port)
      #expect(try other.get("/file2").isFile("/file2"))
      #expect(try client.isClosed())
      others.append(other)
    }
    try writing.send("Host: localhost\r\n\r\n")
    #expect(try writing.response().isFile("/file1"))
    var received: [UInt8] = []
    while received.count < large.count {
      received += try reading.piece(upTo: 1 << 20)
    }
    #expect(areSame(received, large))
    #expect(try server.end() == .status(0))
  }

  /// Connects `count` clients, each of which gets a response.
  private func idleClients(
    _ count: Int, of server: Server
  ) throws -> [Client] {
    try (0..<count).map { _ in
      let client = try Client(to: server.port)
      #expect(try client.get("/file1").isFile("/file1"))
      return client
    }
  }

  @Test("logs that new ones must wait, while none is idle")
  func waiting() throws {
    let server = try Server(
      try Folder(), program: Server.alone, "descriptors=64", "grace=3600000")
    // All of them are accepted in one turn.
    try server.signal(SIGSTOP)
    let clients = try (0..<Self.most).map { _ in try Client(to: server.port) }
    try server.signal(SIGCONT)
    for client in clients {
      #expect(try client.get("/file1").isFile("/file1"))
    }
    #expect(!server.log.text.contains(" open: "))
    let late = try Client(to: server.port)
    let lines = server.log.lines(atLeast: Self.most + 2)
    let last = try #require(lines.last)
    #expect(last.hasSuffix(" 16 connections open: new ones must wait"))
    clients[0].endSending()
    #expect(try late.get("/file2").isFile("/file2"))
    #expect(try server.end() == .status(0))
  }

  @Test("makes new ones wait while all are busy, and cuts none off")
  func busy() throws {
    let folder = try Folder(files: 100)
    let server = try Server(
      folder, program: Server.alone, "descriptors=64")
    let clients = try folder.files.map { file in
      let client = try Client(to: server.port)
      try client.send(request(file, ["Connection: close"]))
      return client
    }
    for (client, file) in zip(clients, folder.files) {
      #expect(try client.response().isFile(file))
      client.endSending()
    }
  }

  @Test("accepts connections again once there are descriptors again")
  func descriptors() throws {
    let server = try Server(
      try Folder(), by: "ulimit -n 40; exec \"$@\"", program: Server.alone)
    var clients = try (0..<60).map { _ in try Client(to: server.port) }
    let last = try #require(clients.last)
    try last.send(request("/file1"))
    #expect(!last.isReadable(within: .milliseconds(50)))
    clients = []
    // There may be no descriptor for the file yet.
    #expect([200, 503].contains(try last.response().status))
    try eventually { try server.get("/file1").isFile("/file1") }
    #expect(try server.end() == .status(0))
  }

  @Test("exits if its socket can never accept a connection again")
  func deaf() throws {
    let server = try Server(try Folder(), program: Server.alone, "deaf=1")
    #expect(try server.wait() == .status(1))
    #expect(server.errors.text == "test-server: accept: Invalid argument\n")
  }
}
