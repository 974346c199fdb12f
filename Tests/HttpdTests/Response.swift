/// A response.
struct Response {
  let status: Int
  private let headers: [String: String]
  private(set) var body: [UInt8] = []

  /// Parses a head, without the empty line at its end.
  init(head: String) throws {
    let lines = head.split(separator: "\r\n")
    guard let first = lines.first,
      let match = first.wholeMatch(of: /HTTP\/1\.1 (\d\d\d) [A-Z].*/),
      let status = Int(match.1)
    else { throw NoAnswer.malformed(head) }
    self.status = status
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else {
        throw NoAnswer.malformed(head)
      }
      headers[line[..<colon].lowercased()] =
        String(line[line.index(colon, offsetBy: 2)...])
    }
    self.headers = headers
  }

  func with(body: [UInt8]) -> Response {
    var whole = self
    whole.body = body
    return whole
  }

  /// The value of a header, by its name in lower case.
  subscript(name: String) -> String? { headers[name] }

  var text: String { String(decoding: body, as: UTF8.self) }

  /// Whether it is the whole file at a path.
  func isFile(_ path: String) -> Bool {
    status == 200 && text == Folder.text(of: path)
  }
}
