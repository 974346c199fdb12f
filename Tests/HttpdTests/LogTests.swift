import Libc
import Foundation
import TestSupport
import Testing
import Unix

@Suite("The access log", .needsSandbox, .ownThread)
struct LogTests {
  @Test("has a line for each request, which no request can forge")
  func lines() throws {
    let server = try Server(try Folder())
    let forged = "Fri, 27 Nov 2026 12:00:00 GMT \"GET /forged\" 200 7"
    var requests = (UInt8.min...UInt8.max).map { byte in
      Array("GET /a".utf8) + [byte]
        + "b HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8
    }
    requests += [
      request("/file1"), request("/file1", method: "HEAD"),
      request("/file1", method: "POST"), request("/%0d%0a\(forged)"),
      request("/a?\n\(forged)\n"), request("/a\"?\t200\t7"),
      request("/a", ["X: y\n\(forged)\n"]), "\n\(forged)\n\r\n\r\n",
      "\(forged)\r\n\r\n",
    ].map { Array($0.utf8) }
    var statuses: [Int] = []
    for request in requests {
      let client = try Client(to: server.port)
      try client.send(request)
      let isHead = request.starts(with: "HEAD".utf8)
      statuses.append(try client.response(toHead: isHead).status)
    }
    let lines = server.log.lines(atLeast: requests.count + 1).dropFirst()
    #expect(try lines.map { try status(in: $0) } == statuses)
    #expect(try server.end() == .status(0))
    #expect(server.log.lines.count == requests.count + 1)
  }

  @Test("loses lines while it is not read, counts them, and delays no client")
  func full() throws {
    let server = try Server(try Folder())
    let worker = try server.process(.worker)
    server.log.reading = .pauses
    let client = try Client(to: server.port)
    let query = String(repeating: "x", count: 1_000)
    var count = 500
    for _ in 0..<count {
      #expect(try client.get("/file1?\(query)").isFile("/file1"))
    }
    server.log.reading = .continues
    // Soon there is room for new lines again.
    try eventually {
      count += 1
      let response = try client.get("/file2")
      #expect(response.isFile("/file2"))
      return server.log.lines.contains { $0.contains("/file2") }
    }
    #expect(try server.process(.worker) == worker)
    #expect(try server.end() == .status(0))
    var lost = 0
    for line in server.log.lines.dropFirst() {
      if let match = line.firstMatch(of: /GMT (\d+) lines lost$/) {
        lost += Int(match.1) ?? 0
      } else {
        #expect(try status(in: line) == 200)
        count -= 1
      }
    }
    #expect(lost > 0)
    #expect(lost == count)
    #expect(server.errors.text == "")
  }

  @Test("is written as soon as it is read")
  func late() throws {
    let server = try Server(
      try Folder(), program: Server.alone, "request=3600000")
    server.log.reading = .pauses
    let client = try Client(to: server.port)
    let query = String(repeating: "x", count: 1_000)
    for _ in 0..<100 {
      #expect(try client.get("/none?\(query)").status == 404)
    }
    server.log.reading = .continues
    #expect(server.log.lines(atLeast: 101).count == 101)
    #expect(try server.end() == .status(0))
  }

  @Test("has a response that was cut off, with the number of bytes sent")
  func cut() throws {
    let folder = try Folder()
    let large = try folder.writeLarge(to: "/large")
    let server = try Server(
      folder, program: Server.alone, "request=3600000", "sending=3600000")
    try { () throws in
      let client = try Client(to: server.port, receiveBuffer: 1 << 16)
      try client.send(request("/large"))
      #expect(try client.piece(upTo: 1).count == 1)
      client.resetAtEnd()
    }()
    let line = try #require(server.log.lines(atLeast: 2).dropFirst().first)
    let match = try #require(line.firstMatch(of: /"GET \/large" 200 (\d+)$/))
    #expect((1..<large.count).contains(try #require(Int(match.1))))
    #expect(try server.end() == .status(0))
  }

  @Test("does not stop the server when its reader exits")
  func gone() throws {
    let server = try Server(try Folder())
    let worker = try server.process(.worker)
    server.log.reading = .ends
    for _ in 0..<50 {
      #expect(try server.get("/file1").isFile("/file1"))
    }
    #expect(server.log.ends())
    #expect(try server.get("/file1").isFile("/file1"))
    #expect(try server.process(.worker) == worker)
    #expect(try server.end() == .status(0))
    #expect(
      server.errors.text.wholeMatch(
        of: /16-httpd: standard output: \d+ lines lost\n/) != nil)
  }

  @Test(
    "can be on a full disk, or closed: then no other descriptor gets it",
    arguments: ["/dev/full", "&-"])
  func nowhere(output: String) throws {
    let server = try Server(try Folder(), by: "exec \"$@\" >\(output)")
    for _ in 0..<50 {
      #expect(try server.get("/file1").isFile("/file1"))
    }
    let target = try FileManager.default.destinationOfSymbolicLink(
      atPath: "/proc/\(server.processID)/fd/1")
    #expect(target == (output == "&-" ? "/dev/null" : "/dev/full"))
    try server.settle()
    #expect(try server.end() == .status(0))
    // The address, and a line for each response.
    #expect(
      server.errors.text
        == (output == "&-"
          ? "" : "16-httpd: standard output: 51 lines lost\n"))
  }

  /// The status in a line, which must be whole.
  private func status(in line: Substring) throws -> Int? {
    let match = try #require(
      line.wholeMatch(
        of:
          #/
          \w\w\w,\ \d\d\ \w\w\w\ \d\d\d\d\ \d\d:\d\d:\d\d\ GMT
          \ "(?:(?:GET|HEAD)\ /(?:[!\#-\[\]-~]|\\x[0-9a-f]{2})*|-)"(?:\.\.\.)?
          \ (\d\d\d)\ \d+
          /#),
      "\(line)")
    return Int(match.1)
  }
}
