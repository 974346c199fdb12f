import HTTP
import TestSupport
import Testing

/// The bytes of a head: CRLF in the place of each LF.
func head(_ text: String) -> [UInt8] {
  Array(text.replacing("\n", with: "\r\n").utf8)
}

/// The request that a head makes, which is written with LF for CRLF.
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
    "bad heads get their answers",
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
      ("POST / HTTP/1.1\n\n", .notImplemented),
      ("get / HTTP/1.1\n\n", .notImplemented),
    ] as [(String, Status)])
  func bad(_ text: String, answer: Status) {
    #expect(throws: answer) { try HTTPTests.request(text) }
  }

  @Test("a line that ends without a carriage return is refused")
  func bareLineFeed() {
    let head = Array("GET / HTTP/1.0\na: b\r\n\r\n".utf8)
    #expect(throws: Status.badRequest) { try Request(head: head[...]) }
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

  @Test("a head has at most 8,192 bytes")
  func limit() throws {
    let bytes = [UInt8](repeating: 97, count: 8188) + [13, 10, 13, 10]
    #expect(try headLength(of: bytes) == 8192)
    #expect(try headLength(of: Array(bytes.dropLast())) == nil)
    #expect(throws: Status.headTooLarge) { try headLength(of: [97] + bytes) }
    #expect(throws: Status.headTooLarge) {
      try headLength(of: [97] + bytes.dropLast())
    }
  }

  @Test("any bytes make a request or an error, and no trap")
  func anyBytes() {
    var lot = SeededGenerator(seed: 3)
    let alphabet = Array("GET /%2a?:HTTP/1.0\r\n\t\0\u{e4}".utf8)
    for _ in 0..<2000 {
      let noise = (0..<Int.random(in: 0...40, using: &lot)).map { _ in
        alphabet.randomElement(using: &lot) ?? 0
      }
      let bytes = (Bool.random(using: &lot) ? head("GET /") : []) + noise
      let path = try? Request(head: bytes[...]).path(in: "folder")
      #expect(path?.hasPrefix("folder/") ?? true)
    }
  }
}
