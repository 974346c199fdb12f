import Libc
import Foundation
import Literate
import Supervisor
import TestSupport
import Testing
import Unix

@Suite("A server whose processes are killed", .needsSandbox, .ownThread)
struct KillTests {
  private static let environment = ProcessInfo.processInfo.environment
  /// The number of processes to kill.
  private static let kills = Int(environment["KILLS"] ?? "") ?? 30
  /// Determines which are killed, and after how many responses.
  private static let seed =
    UInt64(environment["SEED"] ?? "") ?? UInt64.random(in: 0...999_999)
  /// The number of servers that this is spread over.
  private static let servers = 4

  @Test(
    "recovers, mixes up no responses, and leaves nothing behind",
    arguments: 0..<Self.servers)
  func anyOfThem(number: Int) throws {
    var random = SeededGenerator(seed: Self.seed &+ UInt64(number))
    let folder = try Folder(files: 100)
    var server = try Server(folder)
    let load = Load(on: folder, at: server.port, seed: random.next())
    var victims: [Role: Int] = [:]
    let share = (Self.kills + Self.servers - 1 - number) / Self.servers
    func killAll() throws {
      // Until then, there may be a directory in /tmp that it is yet to remove.
      try load.wait(forAnswers: 1)
      for _ in 0..<share {
        try load.wait(forAnswers: .random(in: 0...20, using: &random))
        let victim = try #require(Role.allCases.randomElement(using: &random))
        victims[victim, default: 0] += 1
        let killed = try server.process(victim)
        kill(killed, SIGKILL)
        if victim == .parent {
          // The parts exit as well.
          #expect(try server.wait() == .signal(SIGKILL))
          #expect(!server.errors.text.contains("violated"))
          server = try Server(folder)
          load.move(to: server.port)
        } else {
          _ = try server.process(victim, besides: killed)
        }
        try load.wait(forAnswers: 1)
        try eventually { descriptors(of: server.processID) == 13 }
      }
    }
    let result = Result { try killAll() }
    let counts = load.end()
    try result.get()
    try server.settle()
    #expect(try server.end() == .status(0))
    // Neither the killed processes nor their successors are blamed.
    #expect(!server.errors.text.contains("violated"))
    #expect(counts.wrong == [])
    print(
      """
      server \(number), seed \(Self.seed): killed \(victims[.parent] ?? 0) \
      parents, \(victims[.opener] ?? 0) openers, \(victims[.worker] ?? 0) \
      workers; \(counts.requests) requests, \(counts.answers) answers, \
      \(counts.cut) connections cut, \(counts.refused) refused
      """)
  }

  @Test("loses no connection when the opener is killed")
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

  @Test("goes on serving its directory when another has taken its name")
  func replaced() throws {
    let folder = try Folder()
    let server = try Server(folder)
    let opener = try server.process(.opener)
    let files = FileManager.default
    defer { try? files.removeItem(atPath: folder.path + ".old") }
    try files.moveItem(atPath: folder.path, toPath: folder.path + ".old")
    try files.createDirectory(
      atPath: folder.path, withIntermediateDirectories: false)
    kill(opener, SIGKILL)
    #expect(try server.get("/file1").isFile("/file1"))
    #expect(try server.end() == .status(0))
  }

  @Test("makes clients wait for the next worker, and refuses none")
  func worker() throws {
    let server = try Server(try Folder())
    let worker = try server.process(.worker)
    try server.signal(SIGSTOP, to: .worker)
    // The stopped worker does not accept this connection.
    let client = try Client(to: server.port)
    try client.send(request("/file1"))
    kill(worker, SIGKILL)
    #expect(try client.response().isFile("/file1"))
    #expect(try server.end() == .status(0))
  }

  @Test("replaces a worker that hangs, and an opener that hangs")
  func hanging() throws {
    let server = try Server(try Folder())
    for (role, path) in [(Role.worker, "/file1"), (.opener, "/file2")] {
      let hanging = try server.process(role)
      kill(hanging, SIGSTOP)
      let client = try Client(to: server.port)
      #expect(try client.get(path).isFile(path))
      #expect(try server.process(role) != hanging)
    }
    #expect(try server.end() == .status(0))
    // All that it has reported can be read now.
    #expect(server.errors.text.contains("16-httpd: worker is not responding\n"))
    #expect(server.errors.text.contains("16-httpd: opener is not responding\n"))
  }

  @Test("gives up if a part keeps exiting before the server is ready")
  func hopeless() throws {
    let folder = try Folder()
    var isSaid = false
    while !isSaid {
      let (log, errors) = (try Transcript(), try Transcript())
      let server = try spawn(
        [Server.program, folder.path], output: log.writer,
        errors: errors.writer)
      log.begin()
      errors.begin()
      try eventually {
        for part in children(of: server.processID) {
          switch words(of: part).dropFirst().first {
          // Without the opener, the server never becomes ready.
          case "opener": kill(part, SIGSTOP)
          case "worker": kill(part, SIGKILL)
          default: break
          }
        }
        isSaid = errors.text.contains("worker keeps failing to start\n")
        return isSaid || log.text != ""
      }
      for part in children(of: server.processID) { kill(part, SIGCONT) }
      // The server was ready before the opener was stopped.
      if !isSaid { kill(server.processID, SIGTERM) }
      #expect(errors.ends() && log.ends())
      let exit = try server.wait()
      if isSaid { #expect(exit == .status(1)) }
    }
  }

  @Test(
    "tries again later if it lacks the descriptors to restart a part",
    .enabled(if: limiter != nil, "needs prlimit"))
  func noRoom() throws {
    let server = try Server(try Folder())
    let worker = try server.process(.worker)
    // Its highest number is 15, and to start a worker it needs one more.
    try limitDescriptors(of: server.processID, to: 16)
    kill(worker, SIGKILL)
    let line = "16-httpd: worker cannot start: "
    try eventually { server.errors.text.contains(line) }
    // No more than the hard limit is in some places.
    try limitDescriptors(of: server.processID, to: 200)
    #expect(try server.get("/file1").isFile("/file1"))
    try server.settle()
    #expect(try server.end() == .status(0))
  }

  private func limitDescriptors(of process: pid_t, to count: Int) throws {
    let run = try Command(
      [limiter ?? "", "--pid", "\(process)", "--nofile=\(count):"],
      environment: [:], directory: "/", limit: 10_000
    ).run()
    try #require(run.ending == .exit(0))
  }
}

private let limiter = Toolchain.find("prlimit")
