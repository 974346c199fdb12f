import HTTP
import Testing

@Suite struct PathTests {
  @Test(
    "a path is the directory followed by the decoded target",
    arguments: [
      ("/", "f/index.html"), ("/a/", "f/a/index.html"),
      ("/a/?b/", "f/a/index.html"), ("/a%20b.txt?c=%", "f/a b.txt"),
      ("/%C3%a4%3F", "f/\u{e4}?"), ("/a+b", "f/a+b"), ("/%252e", "f/%2e"),
      // The deliberate bug.
      ("/../secret", "f/../secret"), ("/%2e%2E%2Fsecret", "f/../secret"),
    ])
  func path(_ target: String, path: String) throws {
    let request = try request("GET \(target) HTTP/1.0\n\n")
    #expect(try request.path(in: "f") == Array(path.utf8))
  }

  @Test("strings that Swift considers equal can be different paths")
  func equivalent() throws {
    let paths = try ["/%C3%A9", "/e%CC%81", "/%E2%84%AAeys", "/Keys"].map {
      try request("GET \($0) HTTP/1.0\n\n").path(in: "")
    }
    #expect(Set(paths).count == 4)
  }

  @Test(
    "a malformed encoding is a bad request",
    arguments: ["%", "%4", "%4g", "%g4", "%%41", "%+1", "%00"])
  func undecodable(_ text: String) {
    #expect(throws: Status.badRequest) { try percentDecoded(text) }
  }

  @Test("every byte except zero survives encoding and decoding")
  func decoded() throws {
    let bytes = Array(UInt8(1)...255)
    let digits = Array("0123456789abcdefABCDEF".utf8)
    let encoded = bytes.flatMap { byte in
      [37, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    let whole = String(decoding: encoded, as: UTF8.self)
    #expect(try percentDecoded(whole) == bytes)
    #expect(try percentDecoded(whole.uppercased()) == bytes)
  }
}
