extension Request {
  /// Whether another request may follow on the connection: RFC 9112, 9.3.
  public var keepsAlive: Bool {
    let options = members(of: headers["connection"] ?? "")
      .map { lowercased($0.utf8) }
    if options.contains("close") { return false }
    return version == .http11 || options.contains("keep-alive")
  }

  /// Refuses a request that does not say for whom it is, or has a body.
  ///
  /// The server has no use for a body. It does not skip it either, but
  /// closes the connection: if somebody on the way saw another end of the
  /// body, a part of it would be taken for the next request.
  func check() throws(Status) {
    // RFC 9112, 3.2. Two hosts were joined by a comma.
    guard let host = headers["host"] ?? (version == .http10 ? "" : nil),
      !host.utf8.contains(UInt8(ascii: ","))
    else { throw .badRequest }
    // RFC 9112, 6.1: for a transfer coding that the server does not know.
    if headers["transfer-encoding"] != nil { throw .notImplemented }
    guard let length = headers["content-length"], length != "0" else {
      return
    }
    // RFC 9112, 6.3: what is no number is no length. Any other is larger
    // than the server is willing to read: RFC 9110, 15.5.14.
    throw number(length.utf8) == nil ? .badRequest : .contentTooLarge
  }
}
