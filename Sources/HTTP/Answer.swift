/// What a client gets: a head, and bytes of a file or a text of its own.
public struct Answer: Sendable {
  /// What the server says of the request.
  public let status: Status
  /// What it says of the body.
  ///
  /// The date, and what becomes of the connection, come with `head`.
  public let headers: [(name: String, value: String)]
  /// What follows the head, if no file does.
  public let text: String
  /// Which bytes of the file follow the head.
  public let body: Range<Int>
}

extension Answer {
  /// The bytes of the head, and of the text behind it.
  ///
  /// The file's bytes come next. `date` is as from `httpDate`.
  public func head(date: String, keepsAlive: Bool) -> [UInt8] {
    let connection = keepsAlive ? "keep-alive" : "close"
    return responseHead(
      status, headers + [("Date", date), ("Connection", connection)])
      + text.utf8
  }

  /// The answer to a request for a file, which has this path.
  public init(to request: Request, file: FileFacts, path: String) {
    if request.has(file) {
      self.init(
        status: .notModified, headers: [("ETag", file.entityTag)], text: "",
        body: 0..<0)
      return
    }
    do throws(Status) {
      let part = try request.range(of: file)
      let range = part ?? 0..<file.size
      var headers = [
        ("Content-Type", mediaType(of: path)),
        ("Content-Length", String(range.count)),
        ("Accept-Ranges", "bytes"),
        ("ETag", file.entityTag),
        ("Last-Modified", file.lastModified),
      ]
      if let part {
        let ends = "\(part.lowerBound)-\(part.upperBound - 1)"
        headers.append(("Content-Range", "bytes \(ends)/\(file.size)"))
      }
      self.init(
        status: part == nil ? .ok : .partialContent, headers: headers,
        text: "", body: request.method == .get ? range : 0..<0)
    } catch {
      self.init(
        error, to: request, adding: [("Content-Range", "bytes */\(file.size)")])
    }
  }

  /// The answer that says what is wrong, in a short text.
  ///
  /// There is no request if its head was bad. Then the connection must be
  /// closed: nobody knows where the next request begins.
  public init(
    _ status: Status, to request: Request? = nil, saying text: String? = nil,
    adding headers: [(name: String, value: String)] = []
  ) {
    let text = text ?? "\(status.rawValue)\n"
    self.init(
      status: status,
      headers: headers + [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", "\(text.utf8.count)"),
      ],
      text: request?.method == .head ? "" : text, body: 0..<0)
  }

  /// The answer that leads to a folder, whose target ends in a slash.
  ///
  /// What begins with two slashes would be the name of another server:
  /// RFC 3986, 4.2. Browsers take a backslash for a slash.
  public init(addingSlashTo request: Request) {
    let path = request.target.prefix { $0 != "?" }
    let query = request.target.dropFirst(path.count)
    let name = path.drop { $0 == "/" || $0 == "\\" }
    self.init(
      .movedPermanently, to: request,
      adding: [("Location", "/\(name)/\(query)")])
  }
}
