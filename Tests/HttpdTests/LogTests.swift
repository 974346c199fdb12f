import Libc
import Foundation
import TestSupport
import Testing
import Unix

@Suite("The access log", .needsSandbox, .ownThread)
struct LogTests {
  @Test("has a line for each request, which no byte of a request can forge")
  func lines() throws {
    let server = try Server(try Folder())
    let forged = "Fri, 27 Nov 2026 12:00:00 GMT \"GET /forged\" 200 7"
    var requests = (UInt8.min...UInt8.max).map { byte in
      Array("GET /a".utf8) + [byte] + "b HTTP/1.1\r\nHost: x\r\n\r\n".utf8
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

  @Test("loses lines, and no client waits, while nobody reads it")
  func full() throws {
    let server = try Server(try Folder())
    let worker = try server.process(.worker)
    server.log.reading = .pauses
    let client = try Client(to: server.port)
    let query = String(repeating: "x", count: 1_000)
    for _ in 0..<500 {
      #expect(try client.get("/file1?\(query)").isFile("/file1"))
    }
    server.log.reading = .goesOn
    // There is room again, and so there is for what comes next.
    try eventually {
      let response = try client.get("/file2")
      #expect(response.isFile("/file2"))
      return server.log.lines.contains { $0.contains("/file2") }
    }
    let lines = server.log.lines.dropFirst()
    #expect(lines.count { $0.contains("/file1") } < 500)
    for line in lines { #expect(try status(in: line) == 200) }
    #expect(try server.process(.worker) == worker)
    #expect(try server.end() == .status(0))
    #expect(server.errors.text == "")
  }

  @Test("is missed by nobody, once its reader has gone")
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
    #expect(server.errors.text == "")
  }

  @Test(
    "may be on a full disk, or nowhere: then other descriptors do not get it",
    arguments: ["/dev/full", "&-"])
  func nowhere(output: String) throws {
    let server = try Server(try Folder(), by: "exec \"$@\" >\(output)")
    for _ in 0..<50 {
      #expect(try server.get("/file1").isFile("/file1"))
    }
    for role in Role.allCases {
      let file = "/proc/\(try server.process(role))/fd/1"
      let target = try? FileManager.default.destinationOfSymbolicLink(
        atPath: file)
      #expect(
        [nil, output == "&-" ? "/dev/null" : "/dev/full"].contains(target))
    }
    try server.settle()
    #expect(try server.end() == .status(0))
    #expect(server.errors.text == "")
  }

  /// What was answered, by a line that must be whole.
  private func status(in line: Substring) throws -> Int? {
    let match = try #require(
      line.wholeMatch(
        of:
          #/
          \w\w\w,\ \d\d\ \w\w\w\ \d\d\d\d\ \d\d:\d\d:\d\d\ GMT
          \ "(?:(?:GET|HEAD)\ /[^\ ]*|-)"\ (\d\d\d)\ \d+
          /#),
      "\(line)")
    return Int(match.1)
  }
}
