import Libc
import Testing

@testable import HTTP

private let file = FileMetadata(
  size: 1000, modified: 784_111_777,
  changed: .seconds(784_111_777) + .nanoseconds(10))
private let date = "Sun, 06 Nov 1994 08:49:37 GMT"
private let now = 800_000_000
private let tag = "\"1000-784111777-10\""

private func answer(
  _ lines: String, method: String = "GET", file: FileMetadata = file
) throws -> Answer {
  let request = try request(
    "\(method) / HTTP/1.1\nHost: localhost\n\(lines)\n")
  return Answer(
    to: request, file: file, path: Array("a.html".utf8), at: now)
}

extension Answer {
  fileprivate subscript(name: String) -> String? {
    headers.first { $0.name == name }?.value
  }
}

@Suite struct AnswerTests {
  @Test(
    "a file that does not exist or may not be read is a 404, any other a 503",
    arguments: [
      (EIO, .serviceUnavailable), (ENOMEM, .serviceUnavailable),
      (ENFILE, .serviceUnavailable), (ESTALE, .serviceUnavailable),
      (ENOTCONN, .serviceUnavailable), (ENOENT, .notFound),
      (ENOTDIR, .notFound), (ELOOP, .notFound), (EACCES, .notFound),
      (EPERM, .notFound), (EINVAL, .notFound), (ENAMETOOLONG, .notFound),
    ] as [(Int32, Status)])
  func refusal(reason: Int32, status: Status) throws {
    let request = try request("GET /x HTTP/1.0\n\n")
    let answer = Answer(to: request, Refusal(number: reason))
    #expect(answer.status == status)
    // RFC 9110, 15.1: a cache may keep a 404.
    #expect(answer["Cache-Control"] == "no-cache")
  }

  @Test("RFC 9110, 9.3.2: HEAD gets the headers of GET, and no body")
  func whole() throws {
    let get = try answer("")
    #expect(get.status == .ok)
    #expect(get.fileRange == 0..<1000)
    #expect(get.text == "")
    #expect(
      get.headers.map { "\($0.name): \($0.value)" } == [
        "Content-Type: text/html; charset=utf-8", "Content-Length: 1000",
        "Accept-Ranges: bytes", "ETag: \(tag)", "Last-Modified: \(date)",
        "Cache-Control: no-cache",
      ])
    let head = try answer("Range: bytes=1-2\n", method: "HEAD")
    #expect(
      head.bytes(date: date, keepsAlive: true)
        == get.bytes(date: date, keepsAlive: true))
    #expect(head.fileRange.isEmpty)
  }

  @Test("a head ends with the date and the connection option")
  func wholeHead() throws {
    let request = try request("HEAD / HTTP/1.0\n\n")
    let start =
      "HTTP/1.1 404 Not Found\n"
      + "Content-Type: text/plain; charset=utf-8\nContent-Length: 14\n"
      + "Cache-Control: no-cache\n"
    #expect(
      Answer(.notFound, toBad: []).bytes(date: date, keepsAlive: true)
        == head("\(start)Date: \(date)\nConnection: keep-alive\n\n")
        + Array("404 Not Found\n".utf8))
    #expect(
      Answer(.notFound, to: request).bytes(date: date, keepsAlive: false)
        == head("\(start)Date: \(date)\nConnection: close\n\n"))
  }

  @Test(
    "RFC 9110, 13.1.2 and 13.1.3: an unchanged file is not sent again",
    arguments: [
      ("If-None-Match: \(tag)\n", true), ("If-None-Match: *\n", true),
      ("If-None-Match: W/\(tag)\n", true),
      ("If-None-Match: \"a\" ,\(tag), \"b\"\n", true),
      ("If-None-Match: \"a,b\"\nIf-None-Match: \(tag)\n", true),
      ("If-None-Match: \"a\"\n", false), ("If-None-Match:\n", false),
      ("If-None-Match: w/\(tag)\n", false),
      ("If-None-Match: 1000-784111777-10\n", false),
      ("If-None-Match: \"a\"\nIf-Modified-Since: \(date)\n", false),
      ("If-None-Match: *, \"a\"\n", false),
      ("If-Modified-Since: \(date)\n", true),
      ("If-Modified-Since: Sun, 06 Nov 1994 08:49:38 GMT\n", true),
      ("If-Modified-Since: Sun, 06 Nov 1994 08:49:36 GMT\n", false),
      ("If-Modified-Since: \(httpDate(now))\n", true),
      ("If-Modified-Since: \(httpDate(now + 1))\n", false),
      ("If-Modified-Since: \(date)\nIf-Modified-Since: \(date)\n", false),
      ("If-Modified-Since: x\n", false),
    ])
  func condition(lines: String, isKnown: Bool) throws {
    for method in ["GET", "HEAD"] {
      let answer = try answer("\(lines)Range: bytes=-1\n", method: method)
      #expect((answer.status == .notModified) == isKnown)
      if isKnown {
        // RFC 9110, 15.4.5.
        #expect(answer.headers.map(\.name) == ["ETag", "Cache-Control"])
        #expect(answer["ETag"] == tag)
        #expect(answer.fileRange.isEmpty && answer.text == "")
      }
    }
  }

  @Test(
    "RFC 9110, 13.1.1 and 13.1.4: only the requested version is sent",
    arguments: [
      ("If-Match: \(tag)\n", true), ("If-Match: *\n", true),
      ("If-Match: \"a\"\nIf-Match: \(tag)\n", true),
      ("If-Match: W/\(tag)\n", false), ("If-Match: \"a\"\n", false),
      ("If-Match:\n", false),
      ("If-Match: \(tag)\nIf-Unmodified-Since: \(httpDate(0))\n", true),
      ("If-Match: \"a\"\nIf-None-Match: \(tag)\n", false),
      ("If-Unmodified-Since: \(date)\n", true),
      ("If-Unmodified-Since: \(httpDate(now + 1))\n", true),
      ("If-Unmodified-Since: \(httpDate(0))\n", false),
      ("If-Unmodified-Since: \(httpDate(0))\nIf-None-Match: \(tag)\n", false),
      ("If-Unmodified-Since: x\n", true),
    ])
  func precondition(lines: String, holds: Bool) throws {
    for method in ["GET", "HEAD"] {
      let answer = try answer(lines, method: method)
      #expect((answer.status == .ok) == holds)
      if !holds {
        #expect(answer.status == .preconditionFailed)
        #expect(answer.fileRange.isEmpty)
      }
    }
  }

  @Test("RFC 9110, 8.8.2.1: no modification date is in the future")
  func future() throws {
    let file = FileMetadata(
      size: 9, modified: now + 60, changed: .seconds(now + 60))
    let present = "\(httpDate(now))\n"
    #expect(try answer("", file: file)["Last-Modified"] == httpDate(now))
    for (lines, status) in [
      ("If-Modified-Since: \(date)\n", Status.ok),
      ("If-Modified-Since: \(present)", .notModified),
      ("If-Unmodified-Since: \(date)\n", .preconditionFailed),
    ] {
      #expect(try answer(lines, file: file).status == status, "\(lines)")
    }
  }

  @Test("RFC 9110, 9.3.2: a rejected HEAD gets no body either")
  func badHead() {
    for (bytes, hasText) in [
      ("HEAD /", false), ("\r\nHEAD / HTTP/1.1\r\n\r\n", false),
      ("GET / HTTP/1.1\r\n\r\n", true), ("", true),
    ] {
      let answer = Answer(.badRequest, toBad: Array(bytes.utf8))
      #expect(answer.text.isEmpty != hasText)
      #expect(answer["Content-Length"] == "16")
    }
    #expect(Answer(.methodNotAllowed, toBad: [])["Allow"] == "GET, HEAD")
  }

  @Test(
    "RFC 9110, 14.1.2: a single range is sent",
    arguments: [
      ("bytes=0-0", 0..<1), ("bytes=0-", 0..<1000), ("bytes=10-19", 10..<20),
      ("bytes=999-", 999..<1000), ("bytes=10-99999999999999999999", 10..<1000),
      ("BYTES=5-1000", 5..<1000), ("bytes=-1", 999..<1000),
      ("bytes=-1000", 0..<1000), ("bytes=-99999999999999999999", 0..<1000),
      ("bytes= 1-2", 1..<3),
    ])
  func range(header: String, range: Range<Int>) throws {
    for condition in ["", "If-Range: \(tag)\n"] {
      let answer = try answer("Range: \(header)\n\(condition)")
      #expect(answer.status == .partialContent)
      #expect(answer.fileRange == range)
      #expect(answer["Content-Length"] == "\(range.count)")
      #expect(
        answer["Content-Range"]
          == "bytes \(range.lowerBound)-\(range.upperBound - 1)/1000")
      #expect(answer["ETag"] == tag && answer["Last-Modified"] == date)
    }
  }

  @Test(
    "RFC 9110, 14.2: any other range is ignored",
    arguments: [
      "bytes=0-1,3-4", "bytes=2-1", "bytes=", "bytes", "bytes=-", "bytes=a-b",
      "bytes=1", "bytes=1--2", "bytes=+1-2", "bytes=1 - 2", "lines=0-1",
      "bytes=0x1-", "=0-1", "=bytes=0-1", "bytes=0-1x",
    ])
  func unheeded(header: String) throws {
    let answer = try answer("Range: \(header)\n")
    #expect(answer.status == .ok)
    #expect(answer.fileRange == 0..<1000)
    #expect(answer["Content-Range"] == nil)
  }

  @Test(
    "RFC 9110, 13.1.5: a range of another version is ignored",
    arguments: ["\"a\"", "W/\(tag)", date, ""])
  func ifRange(validator: String) throws {
    for range in ["0-1", "1000-"] {
      let answer = try answer(
        "Range: bytes=\(range)\nIf-Range: \(validator)\n")
      #expect(answer.status == .ok)
      #expect(answer.fileRange == 0..<1000)
    }
  }

  @Test(
    "RFC 9110, 15.5.17: a range outside of the file is an error",
    arguments: [
      ("1000-", 1000), ("1000-1001", 1000), ("-0", 1000), ("0-", 0),
      ("99999999999999999999-", 1000),
    ])
  func unsatisfiable(range: String, size: Int) throws {
    let answer = try answer(
      "Range: bytes=\(range)\n",
      file: FileMetadata(size: size, modified: 0, changed: .seconds(0)))
    #expect(answer.status == .rangeNotSatisfiable)
    #expect(answer["Content-Range"] == "bytes */\(size)")
    #expect(answer.fileRange.isEmpty)
    #expect(answer.text == "416 Range Not Satisfiable\n")
  }

  @Test("the last bytes of an empty file are the whole file")
  func emptyFile() throws {
    let answer = try answer(
      "Range: bytes=-5\n",
      file: FileMetadata(size: 0, modified: 0, changed: .seconds(0)))
    #expect(answer.status == .ok)
    #expect(answer.fileRange.isEmpty && answer["Content-Length"] == "0")
  }

  @Test("each size and each change gives a different entity tag")
  func tags() {
    let changed = Duration.seconds(784_111_777) + .nanoseconds(10)
    let files = [
      (1000, changed), (1001, changed), (1000, changed + .seconds(1)),
      (1000, changed + .nanoseconds(1)), (1000, .zero - changed),
      (.max, .seconds(Int64.min)),
    ].map { FileMetadata(size: $0, modified: 0, changed: $1) }
    #expect(Set(files.map(\.entityTag)).count == files.count)
    let touched = FileMetadata(size: 1000, modified: 1, changed: changed)
    #expect(touched.entityTag == files[0].entityTag)
  }

  @Test(
    "RFC 3986, 4.2: redirecting to a directory names no other server",
    arguments: [
      ("/a", "/a/"), ("/a?b/c?d", "/a/?b/c?d"), ("/a%20b", "/a%20b/"),
      ("//a", "/a/"), ("/\\a", "/a/"), ("/\\/\\a/b", "/a/b/"),
    ])
  func slash(target: String, location: String) throws {
    let request = try request("GET \(target) HTTP/1.0\n\n")
    let answer = Answer(toFolder: request)
    #expect(answer.status == .movedPermanently)
    #expect(answer["Location"] == location)
  }

  @Test("a directory called index.html is a 404")
  func folder() throws {
    for target in ["/", "//", "/a/", "/?b"] {
      let request = try request("GET \(target) HTTP/1.0\n\n")
      #expect(Answer(toFolder: request).status == .notFound)
    }
  }
}
