import Testing

@Suite struct NginxTests {
  @Test(
    "nginx answers each request as the table claims",
    .enabled(if: Nginx.program != nil, "needs nginx"))
  func answers() throws {
    let nginx = try Nginx(try #require(Nginx.program))
    let time = String(Site.written, radix: 16)
    let size = String(Site.text.utf8.count, radix: 16)
    for row in requestTable {
      let bytes = row.bytes(tag: "\"\(time)-\(size)\"")
      let head = try nginx.head(ofAnswerTo: bytes)
      let status =
        head.hasPrefix("HTTP/1.1 ") ? String(head.dropFirst(9).prefix(3)) : "-"
      #expect(status == row.nginx, "\(row.request)\n\(head)")
    }
  }
}
