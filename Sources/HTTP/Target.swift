/// The target of a request: RFC 9112, 3.2.
struct Target {
  /// The host, if the target names one itself.
  let host: String?
  /// The path and the query, without scheme and host.
  let originForm: String
}

extension Target {
  /// Parses `/path?query` or `http://host/path?query`.
  init(_ word: ArraySlice<UInt8>) throws(Status) {
    guard word.allSatisfy(isTargetByte) else { throw .badRequest }
    if word.first == UInt8(ascii: "/") {
      self.init(host: nil, originForm: text(word))
      return
    }
    let scheme = word.prefix { $0 != UInt8(ascii: ":") }
    let rest = word[scheme.endIndex...]
    guard isScheme(scheme), rest.starts(with: "://".utf8) else {
      throw .badRequest
    }
    // RFC 9110, 7.4: `https` may only be answered on an encrypted connection.
    guard lowercased(scheme) == "http" else { throw .misdirectedRequest }
    let authority = rest.dropFirst(3).prefix { !"/?".utf8.contains($0) }
    let path = text(rest[authority.endIndex...])
    self.init(
      host: try hostName(in: authority),
      originForm: path.hasPrefix("/") ? path : "/" + path)
  }
}
