import HTTP
import Testing

@Suite struct ConnectionTests {
  @Test(
    "RFC 9112, 9.3: whether a connection is kept",
    arguments: [
      ("1.1", "", true), ("1.1", "Connection: close\n", false),
      ("1.1", "Connection: Close\n", false),
      ("1.1", "Connection: keep-alive, CLOSE\n", false),
      ("1.1", "connection: a\nConnection:\tclose \n", false),
      ("1.1", "Connection: closed\n", true),
      ("1.0", "", false), ("1.0", "Connection: Keep-Alive\n", true),
      ("1.0", "Connection: a,keep-alive\n", true),
      ("1.0", "Connection: keep-alive,close\n", false),
    ])
  func keepsAlive(version: String, header: String, isKept: Bool) throws {
    let request = try request(
      "GET / HTTP/\(version)\nHost: a\n\(header)\n")
    #expect(request.keepsAlive == isKept)
  }

  @Test(
    "RFC 9112, 3.2: exactly one Host, or none from HTTP/1.0",
    arguments: [
      ("1.1", "", false), ("1.1", "Host: a\n", true),
      ("1.1", "Host:\n", true), ("1.1", "Host: a\nhost: a\n", false),
      ("1.1", "Host:\nHost:\n", false), ("1.0", "", true),
      ("1.0", "Host: a\nHost: b\n", false),
    ])
  func host(version: String, header: String, isGood: Bool) {
    let answer = { try request("GET / HTTP/\(version)\n\(header)\n") }
    if isGood {
      #expect(throws: Never.self) { try answer() }
    } else {
      #expect(throws: Status.badRequest) { try answer() }
    }
  }

  @Test(
    "RFC 9112, 6: a request with a body is refused",
    arguments: [
      ("Content-Length: 1", .contentTooLarge),
      ("Content-Length: 99999999999999999999", .contentTooLarge),
      ("Content-Length: +0", .badRequest), ("Content-Length:", .badRequest),
      ("Content-Length: 0\nContent-Length: 0", .badRequest),
      ("Transfer-Encoding: chunked", .notImplemented),
      ("Transfer-Encoding: identity\nContent-Length: 0", .notImplemented),
    ] as [(String, Status)])
  func body(header: String, answer: Status) {
    #expect(throws: answer) {
      try request("GET / HTTP/1.1\nHost: a\n\(header)\n\n")
    }
  }

  @Test("a body of no bytes is none")
  func emptyBody() throws {
    let request = try request(
      "GET / HTTP/1.1\nHost: a\nContent-Length: 0\n\n")
    #expect(request.keepsAlive)
  }
}
