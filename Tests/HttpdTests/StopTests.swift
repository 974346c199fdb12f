import Libc
import Foundation
import TestSupport
import Testing
import Unix

@Suite("A server that is told to stop", .needsSandbox, .ownThread)
struct StopTests {
  @Test("finishes what is under way, and accepts nothing new")
  func underWay() throws {
    let folder = try Folder(files: 100)
    let large = try folder.writeLarge(to: "/large")
    let server = try Server(folder)
    let load = Load(on: folder, at: server.port, seed: 1)
    let downloads = try (0..<2).map { _ in
      try Client(to: server.port, receiveBuffer: 1 << 16)
    }
    // Most of it, so that a slow machine has time for the rest.
    let begun = try downloads.map { client in
      try client.send(request("/large"))
      var bytes: [UInt8] = []
      while bytes.count < large.count / 4 * 3 {
        bytes += try client.piece(upTo: 1 << 20)
      }
      return bytes
    }
    let idle = try Client(to: server.port)
    #expect(try idle.get("/file1").isFile("/file1"))
    try load.wait(forAnswers: 20)

    try server.signal(SIGTERM)
    // A client without a request gets no response, and a new client is refused.
    #expect(try idle.isClosed())
    try eventually { try refusesClients(server) }
    let counts = load.end()
    #expect(counts.wrong == [])
    let received = zip(downloads, begun).map { client, begun in
      var bytes = begun
      while let more = try? client.piece(upTo: 1 << 20) { bytes += more }
      client.endSending()
      return bytes
    }
    for bytes in received {
      #expect(areSame(bytes.suffix(large.count), large))
    }
    #expect(try server.wait() == .status(0))
    #expect(server.errors.text == "")
    print("\(counts.answers) answers, and two large files, to the end")
  }

  @Test("answers clients that had connected before")
  func queued() throws {
    let server = try Server(try Folder())
    let worker = try server.process(.worker)
    kill(worker, SIGSTOP)
    let clients = try (1...9).map { number in
      let client = try Client(to: server.port)
      try client.send(request("/file\(number)"))
      return client
    }
    try server.signal(SIGTERM)
    kill(worker, SIGCONT)
    for (number, client) in zip(1..., clients) {
      #expect(try client.response().isFile("/file\(number)"))
      #expect(try client.isClosed())
      client.endSending()
    }
    #expect(try server.wait() == .status(0))
  }

  @Test("exits while a part is down", arguments: [Role.opener, .worker])
  func down(role: Role) throws {
    let server = try Server(try Folder())
    #expect(try server.get("/file1").isFile("/file1"))
    let part = try server.process(role)
    // Both signals must be pending when the parent continues.
    try server.signal(SIGSTOP)
    kill(part, SIGKILL)
    try server.signal(SIGTERM)
    try server.signal(SIGCONT)
    // The requests of the worker are lost.
    #expect(try server.wait() == .status(role == .worker ? 1 : 0))
  }

  @Test("restarts the opener for requests under way")
  func restarted() throws {
    let server = try Server(try Folder())
    let client = try Client(to: server.port)
    #expect(try client.get("/file1").isFile("/file1"))
    try server.signal(SIGSTOP, to: .opener)
    try client.send(request("/file2"))
    let other = try Client(to: server.port)
    try server.signal(SIGTERM)
    // Once the worker is told, it closes idle connections.
    #expect(try other.isClosed())
    try server.signal(SIGKILL, to: .opener)
    #expect(try client.response().isFile("/file2"))
    client.endSending()
    #expect(try server.wait() == .status(0))
    #expect(server.errors.text == "16-httpd: opener killed by signal 9\n")
  }

  @Test("fails if its worker is killed meanwhile")
  func killed() throws {
    let server = try Server(try Folder())
    #expect(try server.get("/file1").isFile("/file1"))
    try server.signal(SIGSTOP, to: .worker)
    try server.signal(SIGTERM)
    try server.signal(SIGKILL, to: .worker)
    #expect(try server.wait() == .status(1))
    #expect(server.errors.text == "16-httpd: worker killed by signal 9\n")
  }

  @Test(
    "announces the end of connections that it accepts while it stops",
    .needsDescriptors(4096))
  func lastTaken() throws {
    let server = try Server(try Folder(), program: Server.alone)
    try server.signal(SIGSTOP)
    // More than it accepts in a turn.
    let clients = try (0..<70).map { _ in
      let client = try Client(to: server.port)
      try client.send(request("/file1"))
      return client
    }
    try server.signal(SIGTERM)
    try server.signal(SIGCONT)
    let answers = try clients.map { try $0.response() }
    #expect(answers.last?["connection"] == "close")
    for client in clients { client.endSending() }
    #expect(try server.wait() == .status(0))
  }

  @Test("exits while a part waits for its restart", arguments: [1, 2, 3, 4, 5])
  func waiting(kills: Int) throws {
    let server = try Server(try Folder())
    #expect(try server.get("/file1").isFile("/file1"))
    var opener: pid_t?
    for _ in 0..<kills {
      let next = try server.process(.opener, besides: opener)
      kill(next, SIGKILL)
      opener = next
    }
    #expect(try server.end() == .status(0))
  }

  @Test("exits, however often it is told")
  func again() throws {
    let server = try Server(try Folder())
    #expect(try server.get("/file1").isFile("/file1"))
    for _ in 0..<20 { try server.signal(SIGTERM) }
    #expect(try server.wait() == .status(0))
    #expect(server.errors.text == "")
  }

  @Test("exits after the time limit, whatever a client does")
  func slow() throws {
    let folder = try Folder()
    let large = try folder.writeLarge(to: "/large")
    let server = try Server(folder, program: Server.alone, "stopping=200")
    let client = try Client(to: server.port, receiveBuffer: 1 << 16)
    try client.send(request("/large"))
    try server.signal(SIGTERM)
    var count = 0
    #expect(throws: NoAnswer.self) {
      while true {
        count += try client.piece(upTo: 1 << 14).count
        // The pace of the client.
        poll(nil, 0, 10)
      }
    }
    #expect(count < large.count)
    #expect(try server.wait() == .status(0))
  }

  @Test("exits at once if told a second time", arguments: [true, false])
  func twice(isSeparated: Bool) throws {
    let folder = try Folder()
    _ = try folder.writeLarge(to: "/large")
    let server =
      try isSeparated
      ? Server(folder)
      : Server(folder, program: Server.alone, "stopping=3600000")
    let client = try Client(to: server.port, receiveBuffer: 1 << 16)
    try client.send(request("/large"))
    #expect(try client.piece(upTo: 1).count == 1)
    // One signal is SIGINT, the other SIGTERM.
    try server.signal(SIGINT)
    try eventually { try refusesClients(server) }
    let start = ContinuousClock.now
    try server.signal(SIGTERM)
    #expect(try server.wait() == .status(0))
    #expect(ContinuousClock.now - start < .seconds(4))
    #expect(server.errors.text == "")
  }

  @Test("is stopped by its parent only, even if a terminal signals all")
  func interrupted() throws {
    let server = try Server(try Folder())
    for role in [Role.worker, .opener] {
      try server.signal(SIGINT, to: role)
      try server.signal(SIGTERM, to: role)
    }
    #expect(try server.get("/file1").isFile("/file1"))
    try server.signal(SIGINT)
    #expect(try server.wait() == .status(0))
    #expect(server.errors.text == "")
  }

  @Test("prints its address only once both parts are ready")
  func ready() throws {
    let folder = try Folder(files: 0)
    for _ in 0..<10 {
      let server = try Server(folder)
      #expect(children(of: server.processID).count == 2)
      #expect(try server.end() == .status(0))
      #expect(server.errors.text == "")
    }
  }

  @Test("leaves nothing behind, at whatever moment it is told")
  func early() throws {
    let old = Set(emptyFolders())
    let folder = try Folder(files: 0)
    var isOrderly = false
    for moment in 0..<1000 where moment < 30 || !isOrderly {
      let (log, errors) = (try Transcript(), try Transcript())
      let child = try spawn(
        [Server.program, folder.path], output: log.writer,
        errors: errors.writer)
      log.begin()
      errors.begin()
      poll(nil, 0, Int32(moment))
      kill(child.processID, SIGTERM)
      let exit = try child.wait()
      #expect([.status(0), .signal(SIGTERM)].contains(exit))
      isOrderly = isOrderly || exit == .status(0)
      try #require(log.ends() && errors.ends())
      #expect(errors.text == "")
    }
    #expect(isOrderly)
    // The servers of other tests have such directories, but not for long.
    try eventually { old.isSuperset(of: emptyFolders()) }
  }

  private func refusesClients(_ server: Server) throws -> Bool {
    do {
      _ = try Client(to: server.port)
      return false
    } catch NoAnswer.refused {
      return true
    } catch NoAnswer.cut {
      return false
    }
  }

  /// The directories that parents make, and remove at once.
  private func emptyFolders() -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: "/tmp")
    return (names ?? []).filter { $0.hasPrefix("empty-") }
  }
}
