@testable import HTTP
import TestSupport
import Testing

/// The bytes of a head that is written with LF for CRLF.
func head(_ text: String) -> [UInt8] {
  Array(text.replacing("\n", with: "\r\n").utf8)
}

/// Parses a head that is written with LF for CRLF.
func request(_ text: String) throws(Status) -> Request {
  try Request(head: head(text)[...])
}

@Suite struct RequestTests {
  @Test("a request has a method, a target and headers")
  func request() throws {
    let request = try HTTPTests.request(
      "HEAD /a?b HTTP/1.0\nHost: localhost:80\nx-y:\t1  2 \nX-Y: 3\nZ:\n\n")
    #expect(request.method == .head)
    #expect(request.target == "/a?b")
    #expect(request.version == .http10)
    #expect(
      request.headers == ["host": "localhost:80", "x-y": "1  2, 3", "z": ""])
  }

  @Test(
    "a bad head gets its status",
    arguments: [
      ("", .badRequest), ("\n\n", .badRequest),
      ("GET /\n\n", .badRequest), ("GET / HTTP/1.1 x\n\n", .badRequest),
      ("GET  HTTP/1.1\n\n", .badRequest),
      ("GET a HTTP/1.1\n\n", .badRequest), ("GET / FTP/1\n\n", .badRequest),
      ("GET /\0 HTTP/1.0\n\n", .badRequest),
      ("GET /\u{7f} HTTP/1.0\n\n", .badRequest),
      ("GET /\u{e4} HTTP/1.0\n\n", .badRequest),
      ("GET / HTTP/1.0\na\n\n", .badRequest),
      ("GET / HTTP/1.0\n: b\n\n", .badRequest),
      ("GET / HTTP/1.0\na : b\n\n", .badRequest),
      ("GET / HTTP/1.0\na: b\n c: d\n\n", .badRequest),
      ("GET / HTTP/2.0\n\n", .unknownVersion),
      ("HTTP/1.1\n\n", .badRequest), ("\n GET / HTTP/1.1\n\n", .badRequest),
      ("GET / HTTP/1.1\n\n", .badRequest), ("POST / HTTP/1.1\n\n", .badRequest),
      ("POST / HTTP/1.0\n\n", .methodNotAllowed),
      ("get / HTTP/1.0\n\n", .notImplemented),
      ("GET://a HTTP/1.0\n\n", .badRequest),
      ("GET http:/a HTTP/1.0\n\n", .badRequest),
      ("GET http://a HTTP/1.0\n\n", .misdirectedRequest),
    ] as [(String, Status)])
  func bad(_ text: String, answer: Status) {
    #expect(throws: answer) { try HTTPTests.request(text) }
  }

  @Test(
    "RFC 9112, 2.2: a bare line feed is rejected at once",
    arguments: [
      "\n", "GET / HTTP/1.0\n", "GET / HTTP/1.0\na: b\r\n\r\n",
      "GET / HTTP/1.0\r\n\n", "GET / HTTP/1.0\r\na: b\n\n",
      "\r\n\nGET / HTTP/1.0\r\n\r\n",
    ])
  func bareLineFeed(text: String) {
    let bytes = Array(text.utf8)
    #expect(throws: Status.badRequest) { try headLength(of: bytes) }
    #expect(throws: Status.badRequest) { try Request(head: bytes[...]) }
  }

  @Test("RFC 9112, 2.2: empty lines before a request are ignored")
  func emptyLines() throws {
    let bytes = head("\n\nGET / HTTP/1.0\n\n")
    for count in 0..<bytes.count {
      #expect(try headLength(of: Array(bytes[..<count])) == nil)
    }
    #expect(try headLength(of: bytes + [13]) == bytes.count)
    #expect(
      try Request(head: bytes[...]) == HTTPTests.request("GET / HTTP/1.0\n\n"))
  }

  @Test(
    "a head ends at its first empty line, and nothing follows",
    arguments: ["GET / HTTP/1.0\n", "GET / HTTP/1.0\n\na: b\n\n"])
  func whole(text: String) {
    #expect(throws: Status.badRequest) { try HTTPTests.request(text) }
  }

  @Test("RFC 9110, 5.6.2: method and field names are tokens")
  func tokens() {
    let others = Set("\"(),/:;<=>?@[\\]{}".utf8)
    for byte in UInt8.min...255 {
      let isToken = (33...126).contains(byte) && !others.contains(byte)
      let name: [UInt8] = [97, byte, 97]
      let method = name + head(" / HTTP/1.0\n\n")
      #expect(throws: isToken ? Status.notImplemented : .badRequest) {
        try Request(head: method[...])
      }
      // The name ends at the first colon.
      if byte == UInt8(ascii: ":") { continue }
      let header = head("GET / HTTP/1.0\n") + name + head(": b\n\n")
      #expect(((try? Request(head: header[...])) != nil) == isToken)
    }
  }

  @Test("a target has no blanks, control characters, quotes or fragment")
  func target() {
    let others = Set("\"#<>".utf8)
    for byte in UInt8.min...255 {
      let isGood = (33...126).contains(byte) && !others.contains(byte)
      let bytes = head("GET /a") + [byte] + head("a HTTP/1.0\n\n")
      #expect(((try? Request(head: bytes[...])) != nil) == isGood)
    }
  }

  @Test("a head ends at its empty line, and not before")
  func length() throws {
    let bytes = head("GET / HTTP/1.1\na: b\n\nmore")
    let length = bytes.count - 4
    for count in 0..<length {
      #expect(try headLength(of: Array(bytes[..<count])) == nil)
    }
    #expect(try headLength(of: Array(bytes[..<length])) == length)
    #expect(try headLength(of: bytes) == length)
  }

  @Test("a head has at most 16,384 bytes")
  func limit() throws {
    let bytes = [UInt8](repeating: 97, count: 16_380) + [13, 10, 13, 10]
    #expect(try headLength(of: bytes) == 16_384)
    #expect(try headLength(of: Array(bytes.dropLast())) == nil)
    #expect(throws: Status.headTooLarge) { try headLength(of: [97] + bytes) }
    #expect(throws: Status.headTooLarge) {
      try headLength(of: [97] + bytes.dropLast())
    }
    #expect(throws: Status.targetTooLong) {
      try headLength(of: Array(bytes.dropLast(4)) + [97, 97, 97, 97])
    }
  }

  @Test("a first byte that cannot begin a method is rejected at once")
  func noMethod() throws {
    for byte in UInt8.min...255 where byte != 10 {
      for start in [[], [13, 10], [13, 10, 13, 10]] as [[UInt8]] {
        let length = Result { try headLength(of: start + [byte]) }
        #expect((try? length.get()) == .some(nil) || !isTokenByte(byte))
        #expect((try? length.get()) == nil || isTokenByte(byte) || byte == 13)
      }
    }
  }

  @Test("random bytes give a request or an error, but no trap")
  func anyBytes() {
    var random = SeededGenerator(seed: 3)
    let alphabet = Array("GET /%2a?:HTTP/1.0\r\n\t\0\u{e4}".utf8)
    for _ in 0..<2000 {
      let noise = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? 0
      }
      let bytes = (Bool.random(using: &random) ? head("GET /") : []) + noise
      let path = try? Request(head: bytes[...]).path(in: "folder")
      #expect(path?.starts(with: "folder/".utf8) ?? true)
    }
  }
}
