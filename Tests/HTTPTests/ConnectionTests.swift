import HTTP
import Testing

@Suite struct ConnectionTests {
  @Test(
    "RFC 9112, 9.3: a connection is kept open, or not",
    arguments: [
      ("1.1", "", true), ("1.1", "Connection: close\n", false),
      ("1.1", "Connection: Close\n", false),
      ("1.1", "Connection: keep-alive, CLOSE\n", false),
      ("1.1", "connection: a\nConnection:\tclose \n", false),
      ("1.1", "Connection: closed\n", true),
      ("1.0", "", false), ("1.0", "Connection: Keep-Alive\n", true),
      ("1.0", "Connection: a,keep-alive\n", true),
      ("1.0", "Connection: keep-alive,close\n", false),
      (
        "1.1", "Connection: \(String(repeating: "a,", count: 99))close\n", false
      ),
      (
        "1.1", "Connection: \(String(repeating: "a,", count: 999))close\n", true
      ),
    ])
  func keepsAlive(version: String, header: String, isKept: Bool) throws {
    let request = try request(
      "GET / HTTP/\(version)\nHost: localhost\n\(header)\n")
    #expect(request.keepsAlive == isKept)
  }

  @Test(
    "RFC 9112, 3.2: there is exactly one Host, or none with HTTP/1.0",
    arguments: [
      ("1.1", "", .badRequest), ("1.1", "Host: localhost\n", nil),
      ("1.1", "Host:\n", .badRequest),
      ("1.1", "Host: localhost\nhost: localhost\n", .badRequest),
      ("1.1", "Host:\nHost:\n", .badRequest),
      ("1.1", "Host: localhost,localhost\n", .misdirectedRequest),
      ("1.0", "", nil), ("1.0", "Host: localhost\n", nil),
      ("1.0", "Host: a\n", .misdirectedRequest),
      ("1.0", "Host: localhost\nHost: localhost\n", .badRequest),
    ] as [(String, String, Status?)])
  func host(version: String, header: String, answer: Status?) {
    check("GET / HTTP/\(version)\n\(header)\n", answer)
  }

  @Test(
    "RFC 9110, 7.4: a request for another host is rejected",
    arguments: [
      ("localhost", nil), ("LOCALHOST:65536", nil), ("localhost:", nil),
      ("127.0.0.1:80", nil), ("[::1]", nil), ("[::1]:80", nil),
      ("::1", .badRequest), ("[::1", .badRequest), ("[zz]", .badRequest),
      ("%6c", .badRequest), ("[::2]", .misdirectedRequest),
      ("a]", .badRequest), ("a[b", .badRequest),
      ("[::1]]", .badRequest), ("[::1]80", .badRequest), (":80", .badRequest),
      ("localhost:8x", .badRequest), ("localhost:80:80", .badRequest),
      ("a@localhost", .badRequest), ("localhost/", .badRequest),
      ("\u{e4}", .badRequest), ("localhost.", .misdirectedRequest),
      ("localhost.a", .misdirectedRequest), ("127.0.0.2", .misdirectedRequest),
    ] as [(String, Status?)])
  func name(host: String, answer: Status?) {
    check("GET / HTTP/1.1\nHost: \(host)\n\n", answer)
  }

  @Test(
    "RFC 9112, 6: a request with a body is rejected",
    arguments: [
      ("Content-Length: 1", .contentTooLarge), ("Content-Length: 00", nil),
      ("Content-Length: 99999999999999999999", .contentTooLarge),
      ("Content-Length: +0", .badRequest), ("Content-Length:", .badRequest),
      ("Content-Length: 0\nContent-Length: 0", .badRequest),
      ("Transfer-Encoding: Chunked", .contentTooLarge),
      ("Transfer-Encoding: chunked, chunked", .notImplemented),
      ("Transfer-Encoding: identity", .badRequest),
      ("Transfer-Encoding:", .badRequest),
      ("Transfer-Encoding: identity\nContent-Length: 0", .badRequest),
    ] as [(String, Status?)])
  func body(header: String, answer: Status?) {
    check("GET / HTTP/1.1\nHost: localhost\n\(header)\n\n", answer)
  }

  /// Expects a head to be accepted, or to be rejected with this status.
  private func check(_ head: String, _ answer: Status?) {
    if let answer {
      #expect(throws: answer) { try request(head) }
    } else {
      #expect(throws: Never.self) { try request(head) }
    }
  }

  @Test("an empty body is none")
  func emptyBody() throws {
    let request = try request(
      "GET / HTTP/1.1\nHost: localhost\nContent-Length: 0\n\n")
    #expect(request.keepsAlive)
  }
}
