/// What a client asks for: the head of its request, RFC 9112.
public struct Request: Equatable, Sendable {
  /// What can be done with a target.
  public enum Method: String, Sendable {
    case get = "GET"
    case head = "HEAD"
  }

  /// What the client understands.
  public enum Version: String, Sendable {
    case http10 = "HTTP/1.0"
    case http11 = "HTTP/1.1"
  }

  /// What is to be done.
  public let method: Method
  /// With what: begins with `/`, and is encoded as it was sent.
  public let target: String
  /// By which version of HTTP.
  public let version: Version
  /// What else the client says, by names in lower case.
  ///
  /// Where a name comes twice, a comma joins the values.
  public let headers: [String: String]
}

extension Request {
  /// The most bytes that a head may have.
  public static let limit = 8192

  /// Reads a head, the empty line at its end included.
  ///
  /// Throws the answer that a bad head gets.
  public init(head: ArraySlice<UInt8>) throws(Status) {
    let lines = try lines(of: head)
    let words = (lines.first ?? []).split(
      separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard words.count == 3, words[1].first == UInt8(ascii: "/"),
      words[2].starts(with: "HTTP/".utf8)
    else { throw .badRequest }
    guard let version = Version(rawValue: text(words[2])) else {
      throw .unknownVersion
    }
    guard let method = Method(rawValue: text(words[0])) else {
      throw .notImplemented
    }
    self.method = method
    self.version = version
    target = text(words[1])
    headers = try values(in: lines.dropFirst())
    try check()
  }
}

/// How long the head is that some bytes begin with.
///
/// Returns nil if its end has not come yet. Throws if it is too long.
public func headLength(of bytes: [UInt8]) throws(Status) -> Int? {
  let start = bytes.prefix(Request.limit)
  for end in start.indices.dropFirst(3)
  where start[end] == 10 && start[end - 2] == 10 {
    if start[end - 1] == 13, start[end - 3] == 13 { return end + 1 }
  }
  if bytes.count >= Request.limit { throw .headTooLarge }
  return nil
}

/// The lines of a head, without their ends and without the empty one.
private func lines(
  of head: ArraySlice<UInt8>
) throws(Status) -> ArraySlice<ArraySlice<UInt8>> {
  let lines = head.split(separator: 10)
  for line in lines {
    guard line.last == 13, line.dropLast().allSatisfy(isPlain) else {
      throw .badRequest
    }
  }
  return lines.map { $0.dropLast() }.dropLast()
}

/// Whether a byte may stand in a line: printable ASCII, or a tab.
private func isPlain(_ byte: UInt8) -> Bool {
  (32...126).contains(byte) || byte == 9
}

/// The values that lines such as `Host: localhost` give to names.
private func values(
  in lines: ArraySlice<ArraySlice<UInt8>>
) throws(Status) -> [String: String] {
  var values = [String: String](minimumCapacity: lines.count)
  for line in lines {
    let name = line.prefix { $0 != UInt8(ascii: ":") }
    guard !name.isEmpty, name.count < line.count,
      !name.contains(where: isBlank)
    else { throw .badRequest }
    let value = text(trimmed(line[name.endIndex...].dropFirst()))
    if let first = values.updateValue(value, forKey: lowercased(name)) {
      values[lowercased(name)] = "\(first), \(value)"
    }
  }
  return values
}

/// Some bytes of a line, as a text.
private func text(_ bytes: ArraySlice<UInt8>) -> String {
  String(decoding: bytes, as: UTF8.self)
}
