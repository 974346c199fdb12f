/// A request, which is only a head, because bodies are rejected: RFC 9112.
public struct Request: Equatable, Sendable {
  /// A method that the server supports.
  public enum Method: String, Sendable {
    case get = "GET"
    case head = "HEAD"
  }

  /// The minor version of HTTP/1.
  public enum Version: Sendable {
    case http10
    /// HTTP/1.1, and any later 1.x: RFC 9110, 2.5.
    case http11
  }

  /// The method.
  public let method: Method
  /// The path and the query, still percent-encoded, beginning with `/`.
  public let target: String
  /// The version of HTTP that the client speaks.
  public let version: Version
  /// The header fields, by name in lower case.
  ///
  /// Commas join the values of a repeated name.
  public let headers: [String: String]
}

extension Request {
  /// The largest head that the server accepts, in bytes.
  ///
  /// RFC 9112, 3, recommends at least 8,000 for its first line alone.
  public static let limit = 16_384

  /// Parses a head, including the empty line at its end.
  ///
  /// Throws the status with which to answer a bad head.
  public init(head: ArraySlice<UInt8>) throws(Status) {
    let lines = try lines(of: head)
    let words = (lines.first ?? []).split(
      separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard words.count == 3, isToken(words[0]) else { throw .badRequest }
    version = try Version(words[2])
    headers = try fields(in: lines.dropFirst())
    let host = try hostName(in: headers, version)
    let hasBody = try hasBody(headers, version)
    method = try Method(words[0])
    let target = try Target(words[1])
    self.target = target.originForm
    // RFC 9112, 3.2.2: a host in the target overrides the header.
    if let host = target.host ?? host, !ownNames.contains(host) {
      throw .misdirectedRequest
    }
    if hasBody { throw .contentTooLarge }
  }
}

extension Request.Method {
  /// Methods that the server knows, but does not allow.
  private static let others: Set = [
    "CONNECT", "DELETE", "OPTIONS", "PATCH", "POST", "PUT", "TRACE",
  ]

  fileprivate init(_ word: ArraySlice<UInt8>) throws(Status) {
    let name = text(word)
    guard let method = Self(rawValue: name) else {
      throw Self.others.contains(name) ? .methodNotAllowed : .notImplemented
    }
    self = method
  }
}

extension Request.Version {
  /// Parses a version such as `HTTP/1.1`: RFC 9112, 2.3.
  fileprivate init(_ word: ArraySlice<UInt8>) throws(Status) {
    let number = word.dropFirst(5)
    guard word.starts(with: "HTTP/".utf8), number.count == 3,
      let major = number.first, isDigit(major), let minor = number.last,
      isDigit(minor), number.dropFirst().first == UInt8(ascii: ".")
    else { throw .badRequest }
    guard major == UInt8(ascii: "1") else { throw .unknownVersion }
    self = minor == UInt8(ascii: "0") ? .http10 : .http11
  }
}
