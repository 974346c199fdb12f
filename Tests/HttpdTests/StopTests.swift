import Libc
import Foundation
import TestSupport
import Testing
import Unix

@Suite("A server that is told to end", .needsSandbox, .ownThread)
struct StopTests {
  @Test("finishes what is under way, and takes nothing new")
  func underWay() throws {
    let folder = try Folder(files: 100)
    let large = try folder.writeLarge(to: "/large")
    let server = try Server(folder)
    let load = Load(on: folder, at: server.port, seed: 1)
    let downloads = try (0..<2).map { _ in
      try Client(to: server.port, receiveBuffer: 1 << 16)
    }
    for client in downloads {
      try client.send(request("/large"))
      #expect(try client.piece(upTo: 1).count == 1)
    }
    let idle = try Client(to: server.port)
    #expect(try idle.get("/file1").isFile("/file1"))
    try load.wait(forAnswers: 20)

    try server.signal(SIGTERM)
    // Whose request has not come gets no answer, and whoever comes now is
    // refused.
    #expect(try idle.hangsUp())
    try eventually {
      do {
        _ = try Client(to: server.port)
        return false
      } catch NoAnswer.refused {
        return true
      } catch NoAnswer.cut {
        return false
      }
    }
    let counts = load.end()
    #expect(counts.wrong == [])
    let received = downloads.map { client in
      var bytes: [UInt8] = []
      while let more = try? client.piece(upTo: 1 << 20) { bytes += more }
      client.endSending()
      return bytes
    }
    for bytes in received {
      #expect(Array(bytes.suffix(large.count)) == large)
    }
    #expect(try server.wait() == .status(0))
    #expect(server.errors.text == "")
    print("\(counts.answers) answers, and two large files, to the end")
  }

  @Test("answers who had connected before")
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
      #expect(try client.hangsUp())
      client.endSending()
    }
    #expect(try server.wait() == .status(0))
  }

  @Test("ends while a part is down", arguments: [Role.opener, .worker])
  func down(role: Role) throws {
    let server = try Server(try Folder())
    #expect(try server.get("/file1").isFile("/file1"))
    let part = try server.process(role)
    // So that both signals are there when it goes on.
    try server.signal(SIGSTOP)
    kill(part, SIGKILL)
    try server.signal(SIGTERM)
    try server.signal(SIGCONT)
    #expect(try server.wait() == .status(0))
  }

  @Test("ends while a part is to be started again", arguments: [1, 2, 3, 4, 5])
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

  @Test("ends while it is told so again and again")
  func again() throws {
    let server = try Server(try Folder())
    #expect(try server.get("/file1").isFile("/file1"))
    for _ in 0..<20 { try server.signal(SIGTERM) }
    #expect(try server.wait() == .status(0))
    #expect(server.errors.text == "")
  }
}
