import HTTP
import Testing

@Suite struct PathTests {
  @Test(
    "a path is the folder and the decoded target",
    arguments: [
      ("/", "f/index.html"), ("/a/", "f/a/index.html"),
      ("/a/?b/", "f/a/index.html"), ("/a%20b.txt?c=%", "f/a b.txt"),
      ("/%C3%a4%3F", "f/\u{e4}?"), ("/a+b", "f/a+b"), ("/%252e", "f/%2e"),
      // The honest bug.
      ("/../secret", "f/../secret"), ("/%2e%2E%2Fsecret", "f/../secret"),
    ])
  func path(_ target: String, path: String) throws {
    #expect(try request("GET \(target) HTTP/1.0\n\n").path(in: "f") == path)
  }

  @Test(
    "what cannot be decoded is a bad request",
    arguments: ["%", "%4", "%4g", "%g4", "%%41", "%+1", "%00", "%ff", "%c3"])
  func undecodable(_ text: String) {
    #expect(throws: Status.badRequest) { try percentDecoded(text) }
  }

  @Test("each byte of a text comes back from its encoding")
  func decoded() throws {
    let scalars = (1...0x2ff).compactMap(Unicode.Scalar.init)
    let text = String(String.UnicodeScalarView(scalars))
    let digits = Array("0123456789abcdefABCDEF".utf8)
    let encoded = text.utf8.flatMap { byte in
      [37, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    let whole = String(decoding: encoded, as: UTF8.self)
    #expect(try percentDecoded(whole) == text)
    #expect(try percentDecoded(whole.uppercased()) == text)
  }
}
