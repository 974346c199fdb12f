import HTTP
import Testing

private let file = FileFacts(
  size: 1000, seconds: 784_111_777, nanoseconds: 10)
private let date = "Sun, 06 Nov 1994 08:49:37 GMT"
private let tag = "\"1000-784111777-10\""

private func answer(
  _ lines: String, method: String = "GET", file: FileFacts = file
) throws -> Answer {
  let request = try request("\(method) / HTTP/1.1\nHost: a\n\(lines)\n")
  return Answer(to: request, file: file, path: "a.html")
}

extension Answer {
  fileprivate subscript(name: String) -> String? {
    headers.first { $0.name == name }?.value
  }
}

@Suite struct AnswerTests {
  @Test("RFC 9110, 9.3.2: HEAD has the headers of GET, and no body")
  func whole() throws {
    let get = try answer("")
    #expect(get.status == .ok)
    #expect(get.body == 0..<1000)
    #expect(get.text == "")
    #expect(
      get.headers.map { "\($0.name): \($0.value)" } == [
        "Content-Type: text/html; charset=utf-8", "Content-Length: 1000",
        "Accept-Ranges: bytes", "ETag: \(tag)", "Last-Modified: \(date)",
      ])
    let head = try answer("Range: bytes=1-2\n", method: "HEAD")
    #expect(
      head.head(date: date, keepsAlive: true)
        == get.head(date: date, keepsAlive: true))
    #expect(head.body.isEmpty)
  }

  @Test("a head ends in the date and in what becomes of the connection")
  func wholeHead() throws {
    let request = try request("HEAD / HTTP/1.0\n\n")
    let start =
      "HTTP/1.1 404 Not Found\n"
      + "Content-Type: text/plain; charset=utf-8\nContent-Length: 14\n"
    #expect(
      Answer(.notFound).head(date: date, keepsAlive: true)
        == head("\(start)Date: \(date)\nConnection: keep-alive\n\n")
        + Array("404 Not Found\n".utf8))
    #expect(
      Answer(.notFound, to: request).head(date: date, keepsAlive: false)
        == head("\(start)Date: \(date)\nConnection: close\n\n"))
  }

  @Test(
    "RFC 9110, 13.1.2 and 13.1.3: what the client has is not sent again",
    arguments: [
      ("If-None-Match: \(tag)\n", true), ("If-None-Match: *\n", true),
      ("If-None-Match: W/\(tag)\n", true),
      ("If-None-Match: \"a\" ,\(tag), \"b\"\n", true),
      ("If-None-Match: \"a,b\"\nIf-None-Match: \(tag)\n", true),
      ("If-None-Match: \"a\"\n", false), ("If-None-Match:\n", false),
      ("If-None-Match: w/\(tag)\n", false),
      ("If-None-Match: 1000-784111777-10\n", false),
      ("If-None-Match: \"a\"\nIf-Modified-Since: \(date)\n", false),
      ("If-Modified-Since: \(date)\n", true),
      ("If-Modified-Since: Sun, 06 Nov 1994 08:49:38 GMT\n", false),
      ("If-Modified-Since: x\n", false),
    ])
  func condition(lines: String, isKnown: Bool) throws {
    for method in ["GET", "HEAD"] {
      let answer = try answer("\(lines)Range: bytes=-1\n", method: method)
      #expect((answer.status == .notModified) == isKnown)
      if isKnown {
        // RFC 9110, 15.4.5.
        #expect(answer.headers.map(\.name) == ["ETag"])
        #expect(answer["ETag"] == tag)
        #expect(answer.body.isEmpty && answer.text == "")
      }
    }
  }

  @Test(
    "RFC 9110, 14.1.2: one range is given",
    arguments: [
      ("bytes=0-0", 0..<1), ("bytes=0-", 0..<1000), ("bytes=10-19", 10..<20),
      ("bytes=999-", 999..<1000), ("bytes=10-99999999999999999999", 10..<1000),
      ("BYTES=5-1000", 5..<1000), ("bytes=-1", 999..<1000),
      ("bytes=-1000", 0..<1000), ("bytes=-99999999999999999999", 0..<1000),
      ("bytes= 1-2", 1..<3),
    ])
  func range(header: String, range: Range<Int>) throws {
    for condition in ["", "If-Range: \(tag)\n", "If-Range: \(date)\n"] {
      let answer = try answer("Range: \(header)\n\(condition)")
      #expect(answer.status == .partialContent)
      #expect(answer.body == range)
      #expect(answer["Content-Length"] == "\(range.count)")
      #expect(
        answer["Content-Range"]
          == "bytes \(range.lowerBound)-\(range.upperBound - 1)/1000")
      #expect(answer["ETag"] == tag && answer["Last-Modified"] == date)
    }
  }

  @Test(
    "RFC 9110, 14.2: other ranges are not heeded",
    arguments: [
      "bytes=0-1,3-4", "bytes=2-1", "bytes=", "bytes", "bytes=-", "bytes=a-b",
      "bytes=1", "bytes=1--2", "bytes=+1-2", "bytes=1 - 2", "lines=0-1",
      "bytes=0x1-", "=0-1", "bytes=0-1x",
    ])
  func unheeded(header: String) throws {
    let answer = try answer("Range: \(header)\n")
    #expect(answer.status == .ok)
    #expect(answer.body == 0..<1000)
    #expect(answer["Content-Range"] == nil)
  }

  @Test(
    "RFC 9110, 13.1.5: another version's range is not heeded",
    arguments: ["\"a\"", "W/\(tag)", "Sun, 06 Nov 1994 08:49:38 GMT", ""])
  func ifRange(validator: String) throws {
    for range in ["0-1", "1000-"] {
      let answer = try answer(
        "Range: bytes=\(range)\nIf-Range: \(validator)\n")
      #expect(answer.status == .ok)
      #expect(answer.body == 0..<1000)
    }
  }

  @Test(
    "RFC 9110, 15.5.17: a range that the file has not is refused",
    arguments: [
      ("1000-", 1000), ("1000-1001", 1000), ("-0", 1000), ("0-", 0),
      ("99999999999999999999-", 1000),
    ])
  func unsatisfiable(range: String, size: Int) throws {
    let answer = try answer(
      "Range: bytes=\(range)\n",
      file: FileFacts(size: size, seconds: 0, nanoseconds: 0))
    #expect(answer.status == .rangeNotSatisfiable)
    #expect(answer["Content-Range"] == "bytes */\(size)")
    #expect(answer.body.isEmpty)
    #expect(answer.text == "416 Range Not Satisfiable\n")
  }

  @Test("the last bytes of an empty file are the whole file")
  func emptyFile() throws {
    let answer = try answer(
      "Range: bytes=-5\n",
      file: FileFacts(size: 0, seconds: 0, nanoseconds: 0))
    #expect(answer.status == .ok)
    #expect(answer.body.isEmpty && answer["Content-Length"] == "0")
  }

  @Test("each size and moment has an entity tag of its own")
  func tags() {
    let files = [
      file, FileFacts(size: 1001, seconds: 784_111_777, nanoseconds: 10),
      FileFacts(size: 1000, seconds: 784_111_778, nanoseconds: 10),
      FileFacts(size: 1000, seconds: 784_111_777, nanoseconds: 11),
      FileFacts(size: 1000, seconds: -784_111_777, nanoseconds: 10),
      FileFacts(size: .max, seconds: .min, nanoseconds: .max),
    ]
    #expect(Set(files.map(\.entityTag)).count == files.count)
  }

  @Test(
    "RFC 3986, 4.2: a folder's slash leads to no other server",
    arguments: [
      ("/a", "/a/"), ("/a?b/c?d", "/a/?b/c?d"), ("/a%20b", "/a%20b/"),
      ("//a", "/a/"), ("/\\a", "/a/"), ("/\\/\\a/b", "/a/b/"),
    ])
  func slash(target: String, location: String) throws {
    let request = try request("GET \(target) HTTP/1.0\n\n")
    let answer = Answer(addingSlashTo: request)
    #expect(answer.status == .movedPermanently)
    #expect(answer["Location"] == location)
  }
}
