import HTTP
import Testing

@Suite struct ResponseTests {
  @Test("a response's head has a status, headers and an empty line")
  func responseHead() {
    let bytes = HTTP.responseHead(.notFound, [("A", "1"), ("B", "2")])
    #expect(bytes == head("HTTP/1.1 404 Not Found\nA: 1\nB: 2\n\n"))
  }

  @Test(
    "the extension determines the media type",
    arguments: [
      ("a.html", "text/html; charset=utf-8"), ("b/A.PNG", "image/png"),
      ("a.tar.js", "text/javascript; charset=utf-8"),
      ("html", "application/octet-stream"),
      ("a.html/b", "application/octet-stream"),
      (".", "application/octet-stream"), ("", "application/octet-stream"),
    ])
  func mediaType(_ path: String, type: String) {
    #expect(HTTP.mediaType(of: Array(path.utf8)) == type)
  }
}
