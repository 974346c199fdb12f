import Libc

/// A response: a head, followed by part of a file or by a short text.
public struct Answer: Sendable {
  /// The status, for the first line of the head.
  public let status: Status
  /// The headers except `Date` and `Connection`, which `bytes` adds.
  public let headers: [(name: String, value: String)]
  /// The body, or empty if the body is part of a file or there is none.
  public let text: String
  /// The range of the file that is the body, in bytes, or empty.
  public let fileRange: Range<Int>
}

extension Answer {
  /// The head, followed by `text`.
  ///
  /// The caller then sends `fileRange` of the file. `date` is the current time,
  /// formatted by `httpDate`.
  public func bytes(date: String, keepsAlive: Bool) -> [UInt8] {
    let connection = keepsAlive ? "keep-alive" : "close"
    return responseHead(
      status, headers + [("Date", date), ("Connection", connection)])
      + text.utf8
  }

  /// Creates the response to a request for a file.
  ///
  /// The end of `path` determines the media type. `now` is the current time, in
  /// seconds since 1970.
  public init(
    to request: Request, file: FileMetadata, path: [UInt8], at now: Int
  ) {
    switch request.preconditionStatus(of: file, at: now) {
    case .notModified?:
      self.init(
        status: .notModified,
        headers: [("ETag", file.entityTag), checkAgain], text: "",
        fileRange: 0..<0)
      return
    case let status?:
      self.init(status, to: request)
      return
    case nil: break
    }
    do throws(Status) {
      let part = try request.range(of: file)
      let range = part ?? 0..<file.size
      var headers = [
        ("Content-Type", mediaType(of: path)),
        ("Content-Length", String(range.count)),
        ("Accept-Ranges", "bytes"),
        ("ETag", file.entityTag),
        ("Last-Modified", httpDate(file.lastModified(at: now))), checkAgain,
      ]
      if let part {
        let ends = "\(part.lowerBound)-\(part.upperBound - 1)"
        headers.append(("Content-Range", "bytes \(ends)/\(file.size)"))
      }
      self.init(
        status: part == nil ? .ok : .partialContent, headers: headers,
        text: "", fileRange: request.method == .get ? range : 0..<0)
    } catch {
      self.init(
        error, to: request, adding: [("Content-Range", "bytes */\(file.size)")])
    }
  }

  /// Creates a response whose body is the status, as text.
  public init(
    _ status: Status, to request: Request,
    adding headers: [(name: String, value: String)] = []
  ) {
    self.init(
      status, adding: headers, isToHead: request.method == .head)
  }

  /// Creates the response to a head that was rejected or never completed.
  ///
  /// The connection must be closed after it, because the start of the next
  /// request is often unknown.
  public init(_ status: Status, toBad head: [UInt8]) {
    self.init(
      status,
      adding: status == .methodNotAllowed ? [("Allow", "GET, HEAD")] : [],
      isToHead: head.drop { $0 == 13 || $0 == 10 }.starts(with: "HEAD ".utf8))
  }

  private init(
    _ status: Status, adding headers: [(name: String, value: String)],
    isToHead: Bool
  ) {
    let text = "\(status.rawValue)\n"
    self.init(
      status: status,
      headers: headers + [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", "\(text.utf8.count)"), checkAgain,
      ],
      text: isToHead ? "" : text, fileRange: 0..<0)
  }

  /// Creates the response to a request for a file that could not be opened.
  init(to request: Request, _ refusal: Refusal) {
    switch refusal.number {
    case EISDIR: self.init(toFolder: request)
    case ENOENT, ENOTDIR, ELOOP, EACCES, EPERM, EINVAL, ENAMETOOLONG:
      self.init(.notFound, to: request)
    // Such as EMFILE, EIO, or a disk that has gone. There may be such a file.
    default: self.init(.serviceUnavailable, to: request)
    }
  }

  /// Creates the response to a request whose path leads to a directory.
  ///
  /// The client is redirected to the same path with a slash appended. If the
  /// path ends in a slash already, the directory's `index.html` is itself a
  /// directory, so there is no such file. A location that begins with two
  /// slashes would name another server (RFC 3986, 4.2), and browsers treat a
  /// backslash as a slash, so leading slashes and backslashes become one slash.
  public init(toFolder request: Request) {
    let path = request.target.prefix { $0 != "?" }
    if path.hasSuffix("/") {
      self.init(.notFound, to: request)
      return
    }
    let query = request.target.dropFirst(path.count)
    let name = path.drop { $0 == "/" || $0 == "\\" }
    self.init(
      .movedPermanently, to: request,
      adding: [("Location", "/\(name)/\(query)")])
  }
}

/// Makes caches revalidate the response before each use: RFC 9111, 5.2.2.4.
///
/// Otherwise a browser may reuse a file for a tenth of its age, a 301 for ever,
/// and a 404 after there is such a file.
private let checkAgain = (name: "Cache-Control", value: "no-cache")
