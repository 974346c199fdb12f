/// A request, the response that it must get, and why.
struct Row: Sendable {
  /// The request, with a line feed for CRLF, ␊ for a bare line feed and ␍ for a
  /// bare carriage return.
  ///
  /// `<tag>` stands for the entity tag of `/tale`.
  let request: String
  /// The status code, and perhaps a header field.
  let answer: String
  let why: String
  /// The status code of nginx, from 1.22 to 1.29, or `-` for no head.
  let nginx: String
  /// What nginx does instead, if its status is another.
  let reason: String

  init(
    _ request: String, _ answer: String, _ why: String, nginx: String? = nil,
    _ reason: String = ""
  ) {
    self.request = request
    self.answer = answer
    self.why = why
    self.nginx = nginx ?? String(answer.prefix(3))
    self.reason = reason
  }

  /// The status code of the response.
  var status: String { String(answer.prefix(3)) }

  /// The header field that the response must have, if any.
  var header: String? {
    answer.count > 3 ? String(answer.dropFirst(4)) : nil
  }

  /// The bytes to send to a server where `/tale` has this entity tag.
  func bytes(tag: String) -> [UInt8] {
    let text = request.replacing("<tag>", with: tag)
      .replacing("\n", with: "\r\n")
      .replacing("␊", with: "\n").replacing("␍", with: "\r")
    return Array(text.utf8)
  }
}

/// GET for a target, with these lines after Host.
private func get(_ target: String, _ lines: String...) -> String {
  (["GET \(target) HTTP/1.1", "Host: localhost"] + lines)
    .map { $0 + "\n" }.joined() + "\n"
}

/// A request with this first line.
private func line(_ line: String) -> String {
  line + "\nHost: localhost\n\n"
}

/// GET for a file, with no headers but these.
private func headers(_ lines: String...) -> String {
  "GET /tale HTTP/1.1\n" + lines.map { $0 + "\n" }.joined() + "\n"
}

private let before = "Sun, 06 Nov 1994 08:49:36 GMT"
private let written = "Sun, 06 Nov 1994 08:49:37 GMT"
private let future = "Fri, 01 Jan 2100 00:00:00 GMT"

/// What browsers, attackers and the authors of the RFCs send.
///
/// The site is `Site`. RFC 9110 defines HTTP's semantics, and RFC 9112 the
/// syntax of HTTP/1.1.
let requestTable: [Row] = [
  // Files.
  Row(get("/tale"), "200 Content-Length: 17", "a file"),
  Row(
    get("/tale?"), "200 Cache-Control: no-cache",
    "9111, 4.2.2: caches reuse it without asking otherwise"),
  Row(
    line("HEAD /tale HTTP/1.1"), "200 Content-Length: 17",
    "9110, 9.3.2: as if it were GET"),
  Row(get("/"), "200 Content-Type: text/html; charset=utf-8", "an index.html"),
  Row(get("/none"), "404", "no such file"),
  Row(
    get("/folder"), "301 Location: /folder/", "relative links need the slash"),
  Row(
    get("/folder?a=/b"), "301 Location: /folder/?a=/b", "the query is kept"),
  Row(
    get("/folder/"), "404", "it has no index.html", nginx: "403",
    "reveals that there is a directory"),
  Row(
    get("/nested/"), "404", "its index.html is a directory", nginx: "301",
    "leads to /nested/index.html/"),
  Row(get("/tale/"), "404", "a file is not a directory"),
  Row(get("/tale?a=%zz&b"), "200", "the query is no part of the path"),
  Row(get("/%74ale"), "200", "RFC 3986, 2.3: an encoded letter is the letter"),
  Row(get("/%FF"), "200", "a name is any bytes, UTF-8 or not"),
  Row(get("/t%00ale"), "400", "a zero byte would end the path"),
  Row(get("/%zz"), "400", "RFC 3986, 2.1: two hexadecimal digits"),
  Row(get("/%4"), "400", "RFC 3986, 2.1: two hexadecimal digits"),
  Row(get("/a|b"), "404", "browsers send it as it is"),

  // The first line.
  Row(
    "\nGET /tale HTTP/1.1\nHost: localhost\n\n", "200",
    "9112, 2.2: an empty line before it is skipped"),
  Row(
    "␊GET /tale HTTP/1.1\nHost: localhost\n\n", "400",
    "9112, 2.2: every line ends in CRLF", nginx: "200",
    "accepts a bare line feed"),
  Row(
    "GET /tale HTTP/1.1␊Host: localhost\n\n", "400",
    "9112, 2.2: a line ends in CRLF", nginx: "200",
    "accepts a bare line feed, which is allowed"),
  Row(
    "GET /tale HTTP/1.1\nHost: localhost␊␊", "400",
    "9112, 2.2: a line ends in CRLF", nginx: "200",
    "accepts a bare line feed, which is allowed"),
  Row(
    line("GET /tale HTTP/1.1␍"), "400", "9112, 2.2: a bare CR is invalid"),
  Row(
    line("GET  /tale HTTP/1.1"), "400", "9112, 3: one space", nginx: "200",
    "accepts several, which is allowed"),
  Row(
    line("GET\t/tale HTTP/1.1"), "400", "9112, 3: a space, not a tab"),
  Row(
    line("GET /tale HTTP/1.1 "), "400", "9112, 3: nothing follows",
    nginx: "200", "accepts trailing spaces"),
  Row(
    "GET /tale\n\n", "400", "9112, 3: a version is required", nginx: "-",
    "answers as HTTP/0.9, without a head"),
  Row(line("GET /ta\tle HTTP/1.1"), "400", "RFC 3986: no tab in a target"),
  Row(
    line("GET /\u{e4} HTTP/1.1"), "400", "RFC 3986: only ASCII",
    nginx: "404", "takes all but controls"),
  Row(
    line("GET /tale#a HTTP/1.1"), "400", "9110, 7.1: fragments are never sent",
    nginx: "200", "ignores the fragment"),
  Row(
    line("GET /ta\"le HTTP/1.1"), "400",
    "RFC 3986: must be encoded, and browsers do",
    nginx: "404", "takes all but controls"),
  Row(
    line("GET /" + String(repeating: "x", count: 8000) + " HTTP/1.1"), "404",
    "9112, 3: 8,000 bytes are recommended"),
  Row(
    line("GET /" + String(repeating: "x", count: 17_000) + " HTTP/1.1"), "414",
    "9112, 3: longer than the server reads"),
  Row(
    "\u{16}\u{3}\u{1}\n\n", "400", "9110, 9.1: a TLS handshake is not a token"),
  Row(line("GET tale HTTP/1.1"), "400", "9112, 3.2: it begins with a slash"),
  Row(line("GET * HTTP/1.1"), "400", "9112, 3.2.4: only for OPTIONS"),

  // Absolute targets and hosts.
  Row(
    get("http://localhost/tale"), "200", "9112, 3.2.2: must be accepted"),
  Row(get("HTTP://LOCALHOST:80/tale"), "200", "9110, 4.2.3: in any case"),
  Row(get("http://localhost"), "200", "9110, 4.2.3: an empty path is /"),
  Row(get("http://localhost?a"), "200", "9110, 4.2.3: an empty path is /"),
  Row(
    get("http://example.org/tale"), "421",
    "9112, 3.2.2: the target overrides Host"),
  Row(
    "GET http://localhost/tale HTTP/1.1\nHost: example.org\n\n", "200",
    "9112, 3.2.2: the target overrides Host"),
  Row(
    get("https://localhost/tale"), "421",
    "9110, 7.4: only over TLS", nginx: "200",
    "accepts any scheme"),
  Row(
    get("ftp://localhost/tale"), "421", "9110, 7.4: another scheme",
    nginx: "200", "accepts any scheme"),
  Row(get("://localhost/tale"), "400", "RFC 3986, 3.1: the scheme is empty"),
  Row(
    get("1http://localhost/tale"), "400",
    "RFC 3986, 3.1: a scheme begins with a letter"),
  Row(
    get("http://a@localhost/tale"), "400", "9110, 4.2.4: userinfo is an error"),
  Row(get("http:///tale"), "400", "9110, 4.2.1: an empty host is invalid"),
  Row(headers("Host: LocalHost:8080"), "200", "any case, any port"),
  Row(headers("Host: 127.0.0.1"), "200", "the loopback address"),
  Row(headers("Host: [::1]:8080"), "200", "the loopback address"),
  Row(headers("Host: example.org"), "421", "9110, 7.4: DNS rebinding"),
  Row(
    headers("Host: localhost.example.org"), "421", "9110, 7.4: DNS rebinding"),
  Row(headers(), "400", "9112, 3.2: exactly one Host"),
  Row(
    headers("Host: localhost", "Host: localhost"), "400",
    "9112, 3.2: exactly one Host"),
  Row(headers("Host:"), "400", "9112, 3.3: an empty Host can be rejected"),
  Row(
    headers("Host: [::1"), "400", "9112, 3.2: invalid", nginx: "421",
    "takes it for the name of another host"),
  Row(
    headers("Host: [zz]"), "400", "RFC 3986, 3.2.2: not an address",
    nginx: "421",
    "takes it for the name of another host"),
  Row(
    headers("Host: %zz"), "400", "RFC 3986, 3.2.2: not an encoding",
    nginx: "421",
    "takes it for the name of another host"),
  Row(headers("Host: local host"), "400", "9112, 3.2: invalid"),
  Row(headers("Host: localhost/"), "400", "9112, 3.2: invalid"),
  Row(
    "HEAD /tale HTTP/1.1\nHost: example.org\n\n", "421",
    "9110, 9.3.2: without a body"),
  Row("GET /tale HTTP/1.0\n\n", "200", "9112, 3.2: HTTP/1.0 needs no Host"),

  // Versions and methods.
  Row(
    line("GET /tale HTTP/1.2"), "200 Connection: keep-alive",
    "9110, 2.5: as the highest version it knows"),
  Row(line("GET /tale HTTP/1.9"), "200", "9110, 2.5: as HTTP/1.1"),
  Row(line("GET /tale HTTP/2.0"), "505", "9110, 15.6.6: another major version"),
  Row(
    line("GET /tale HTTP/1.10"), "400", "9112, 2.3: one digit each",
    nginx: "200", "accepts two"),
  Row(line("GET /tale http/1.1"), "400", "9112, 2.3: upper case"),
  Row(
    line("POST /tale HTTP/1.1"), "405 Allow: GET, HEAD",
    "9110, 15.5.6: known, but not allowed"),
  Row(
    line("OPTIONS * HTTP/1.1"), "405 Allow: GET, HEAD",
    "9110, 15.5.6: known, but not allowed", nginx: "400",
    "checks the target first"),
  Row(
    line("FETCH /tale HTTP/1.1"), "501", "9110, 9.1: an unknown method",
    nginx: "405", "treats all other methods alike"),
  Row(
    line("get /tale HTTP/1.1"), "501", "9110, 9.1: methods are case-sensitive",
    nginx: "400", "rejects lower case"),
  Row(line("G(T /tale HTTP/1.1"), "400", "9110, 9.1: a method is a token"),

  // Headers.
  Row(
    headers("Host: localhost", "X : y"), "400",
    "9112, 5.1: no blank before the colon"),
  Row(
    headers("Host: localhost", "X: a", " b"), "400",
    "9112, 5.2: a folded line can be rejected"),
  Row(
    headers("Host: localhost", "X(: a"), "400", "9110, 5.1: a name is a token",
    nginx: "200", "ignores the line"),
  Row(
    headers("Host: localhost", "X"), "400", "9112, 5: a colon is required",
    nginx: "200",
    "ignores the line"),
  Row(
    headers("Host: localhost", "X: a␍b"), "400",
    "9112, 2.2: a bare CR is invalid"),
  Row(headers("Host: localhost", "X: a\0b"), "400", "9110, 5.5: no zero byte"),
  Row(
    headers("Host: localhost", "X: \u{e4}"), "200",
    "9110, 5.5: bytes beyond ASCII are opaque"),
  Row(
    headers("Host: localhost", "X: " + String(repeating: "x", count: 17_000)),
    "431", "RFC 6585, 5: more than the server reads", nginx: "400",
    "is older than that status"),

  Row(
    headers(
      "Host: localhost", String(repeating: "a: b\n", count: 99) + "c: d"),
    "431", "RFC 6585, 5: too many", nginx: "200", "has no such limit"),
  Row(
    headers("Host: localhost", String(repeating: "a: b\n", count: 98) + "c: d"),
    "200", "a hundred are accepted"),

  // Bodies.
  Row(get("/tale", "Content-Length: 0"), "200", "no body"),
  Row(
    get("/tale", "Content-Length: 5"), "413", "bodies are not accepted",
    nginx: "200", "reads and discards it"),
  Row(get("/tale", "Content-Length: +0"), "400", "9112, 6.3: not a number"),
  Row(
    get("/tale", "Content-Length: 0", "Content-Length: 0"), "400",
    "9110, 8.6: a repeated one can be rejected"),
  Row(
    get("/tale", "Transfer-Encoding: chunked"), "413",
    "bodies are not accepted",
    nginx: "200", "reads and discards it"),
  Row(
    get("/tale", "Transfer-Encoding: gzip, chunked"), "501",
    "9112, 6.1: an unknown coding"),
  Row(
    get("/tale", "Transfer-Encoding: gzip"), "400",
    "9112, 6.3: its end is unknown", nginx: "501",
    "does not know the coding"),
  Row(
    get("/tale", "Transfer-Encoding: chunked", "Content-Length: 0"), "400",
    "9112, 6.3: request smuggling"),
  Row(
    "GET /tale HTTP/1.0\nTransfer-Encoding: chunked\n\n", "400",
    "9112, 6.1: HTTP/1.0 has none"),

  // Conditions.
  Row(
    get("/tale", "If-None-Match: <tag>"), "304 Cache-Control: no-cache",
    "9110, 13.1.2: the client has this version"),
  Row(
    get("/tale", "If-None-Match: \"a\", W/<tag>"), "304",
    "9110, 13.1.2: compared weakly"),
  Row(
    get("/tale", "If-None-Match: *"), "304", "9110, 13.1.2: any version matches"
  ),
  Row(
    get("/tale", "If-None-Match: \"a\"", "If-Modified-Since: \(written)"),
    "200", "9110, 13.1.3: ignored with If-None-Match"),
  Row(
    get("/tale", "If-Modified-Since: \(written)"), "304",
    "9110, 13.1.3: not modified since"),
  Row(
    get("/tale", "If-Modified-Since: Sat, 01 Jan 2000 00:00:00 GMT"), "304",
    "9110, 13.1.3: not modified since", nginx: "200",
    "requires the exact date, unless configured otherwise"),
  Row(
    get("/tale", "If-Modified-Since: Sunday, 06-Nov-94 08:49:37 GMT"), "304",
    "9110, 5.6.7: an obsolete format"),
  Row(
    get("/tale", "If-Modified-Since: Sun Nov  6 08:49:37 1994"), "304",
    "9110, 5.6.7: an obsolete format"),
  Row(
    get("/tale", "If-Modified-Since: \(before)"), "200",
    "9110, 13.1.3: modified since"),
  Row(
    get("/tale", "If-Modified-Since: \(future)"), "200",
    "no response had that date: a wrong clock must not hide a change"),
  Row(
    get("/tale", "If-Modified-Since: yesterday"), "200",
    "9110, 13.1.3: an invalid date is ignored"),
  Row(get("/tale", "If-Match: <tag>"), "200", "9110, 13.1.1: the same version"),
  Row(get("/tale", "If-Match: *"), "200", "9110, 13.1.1: any version matches"),
  Row(get("/tale", "If-Match: \"a\""), "412", "9110, 13.1.1: another version"),
  Row(
    get("/tale", "If-Match: W/<tag>"), "412", "9110, 13.1.1: compared strongly"),
  Row(
    get("/tale", "If-Match: <tag>", "If-Unmodified-Since: \(before)"), "200",
    "9110, 13.2.2: ignored with If-Match", nginx: "412", "applies both"),
  Row(
    get("/tale", "If-Unmodified-Since: \(before)"), "412",
    "9110, 13.1.4: modified since"),
  Row(
    get("/tale", "If-Unmodified-Since: \(written)"), "200",
    "9110, 13.1.4: not modified since"),
  Row(
    get("/tale", "If-Match: \"a\"", "If-None-Match: <tag>"), "412",
    "9110, 13.2.2: If-Match comes first"),
  Row(
    get("/none", "If-Match: *"), "404",
    "9110, 13.2.1: only applies to existing files"),

  // Ranges.
  Row(
    get("/tale", "Range: bytes=5-8"), "206 Content-Range: bytes 5-8/17",
    "9110, 14.2"),
  Row(
    get("/tale", "Range: bytes=-5"), "206 Content-Range: bytes 12-16/17",
    "9110, 14.1.2: the last bytes"),
  Row(
    get("/tale", "Range: bytes=17-"), "416 Content-Range: bytes */17",
    "9110, 15.5.17: beyond the end"),
  Row(
    get("/tale", "Range: bytes=0-0,2-2"), "200",
    "9110, 14.2: several can be ignored", nginx: "206", "sends several parts"),
  Row(
    get("/tale", "Range: bytes=8-5"), "200", "9110, 14.1.1: malformed",
    nginx: "416", "rejects it"),
  Row(
    get("/tale", "Range: lines=1-2"), "200", "9110, 14.2: another unit"),
  Row(
    get("/tale", "Range: bytes=5-8", "If-Range: <tag>"), "206",
    "9110, 13.1.5: the same version"),
  Row(
    get("/tale", "Range: bytes=5-8", "If-Range: \"a\""), "200",
    "9110, 13.1.5: another version"),
  Row(
    get("/tale", "Range: bytes=5-8", "If-Range: \(written)"), "200",
    "9110, 13.1.5: two versions may share a date", nginx: "206",
    "accepts the date"),
  Row(
    get("/tale", "Range: =bytes=5-8"), "200", "9110, 14.1.1: malformed"),
  Row(
    get("/future"), "200 Last-Modified: Wed, 18 May 2033 03:33:20 GMT",
    "9110, 8.8.2.1: never later than now"),
]
