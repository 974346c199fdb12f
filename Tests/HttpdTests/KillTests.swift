import Libc
import Foundation
import TestSupport
import Testing
import Unix

@Suite("A server whose processes are killed", .needsSandbox, .ownThread)
struct KillTests {
  private static let environment = ProcessInfo.processInfo.environment
  /// How many are killed in all.
  private static let kills = Int(environment["KILLS"] ?? "") ?? 30
  /// Tells which, and after how many answers.
  private static let seed =
    UInt64(environment["SEED"] ?? "") ?? UInt64.random(in: 0...999_999)
  /// How many servers share them.
  private static let servers = 4

  @Test(
    "comes back, gives nobody another's answer, and leaves nothing",
    arguments: 0..<Self.servers)
  func anyOfThem(number: Int) throws {
    var lot = SeededGenerator(seed: Self.seed &+ UInt64(number))
    let folder = try Folder(files: 100)
    var server = try Server(folder)
    let load = Load(on: folder, at: server.port, seed: lot.next())
    var victims: [Role: Int] = [:]
    let share = (Self.kills + Self.servers - 1 - number) / Self.servers
    func killAll() throws {
      // Before, there may be a folder in /tmp that it is about to remove.
      try load.wait(forAnswers: 1)
      for _ in 0..<share {
        try load.wait(forAnswers: .random(in: 0...20, using: &lot))
        let victim = try #require(Role.allCases.randomElement(using: &lot))
        victims[victim, default: 0] += 1
        let killed = try server.process(victim)
        kill(killed, SIGKILL)
        if victim == .parent {
          // The others go with it.
          #expect(try server.wait() == .signal(SIGKILL))
          #expect(!server.errors.text.contains("it may not"))
          server = try Server(folder)
          load.move(to: server.port)
        } else {
          _ = try server.process(victim, besides: killed)
        }
        try load.wait(forAnswers: 1)
        try eventually { descriptors(of: server.processID) == 8 }
      }
    }
    let result = Result { try killAll() }
    let counts = load.end()
    try result.get()
    try server.settle()
    #expect(try server.end() == .status(0))
    // Who is killed is not to blame, nor who comes after it.
    #expect(!server.errors.text.contains("it may not"))
    #expect(counts.wrong == [])
    print(
      """
      server \(number), seed \(Self.seed): killed \(victims[.parent] ?? 0) \
      parents, \(victims[.opener] ?? 0) openers, \(victims[.worker] ?? 0) \
      workers; \(counts.requests) requests, \(counts.answers) answers, \
      \(counts.cut) connections cut, \(counts.refused) refused
      """)
  }

  @Test("loses no connection with an opener")
  func opener() throws {
    let folder = try Folder(files: 100)
    let server = try Server(folder)
    let load = Load(on: folder, at: server.port, seed: Self.seed)
    let result = Result {
      var opener = try server.process(.opener)
      for _ in 0..<6 {
        try load.wait(forAnswers: 10)
        kill(opener, SIGKILL)
        opener = try server.process(.opener, besides: opener)
      }
    }
    let counts = load.end()
    try result.get()
    #expect(counts.cut == 0)
    #expect(counts.refused == 0)
    #expect(counts.wrong == [])
    try server.settle()
    #expect(try server.end() == .status(0))
  }

  @Test("lets clients wait for the next worker, and refuses none")
  func worker() throws {
    let server = try Server(try Folder())
    let worker = try server.process(.worker)
    try server.signal(SIGSTOP, to: .worker)
    // It does not take this one any more.
    let client = try Client(to: server.port)
    try client.send(request("/file1"))
    kill(worker, SIGKILL)
    #expect(try client.response().isFile("/file1"))
    #expect(try server.end() == .status(0))
  }

  @Test("has a worker that hangs ended by its parent, and an opener as well")
  func hanging() throws {
    let server = try Server(try Folder())
    for (role, path) in [(Role.worker, "/file1"), (.opener, "/file2")] {
      let hanging = try server.process(role)
      kill(hanging, SIGSTOP)
      let client = try Client(to: server.port)
      #expect(try client.get(path).isFile(path))
      #expect(try server.process(role) != hanging)
    }
    #expect(server.errors.text.contains("16-httpd: worker does not answer\n"))
    #expect(server.errors.text.contains("16-httpd: opener does not answer\n"))
    #expect(try server.end() == .status(0))
  }
}
