extension Request {
  /// Whether another request may follow on the connection: RFC 9112, 9.3.
  public var keepsAlive: Bool {
    guard let header = headers["connection"] else {
      return version == .http11
    }
    let options = members(of: header).map { lowercased($0.utf8) }
    if options.contains("close") { return false }
    return version == .http11 || options.contains("keep-alive")
  }
}
