/// Whether a request has a body, according to its headers: RFC 9112, 6.
///
/// The server has no use for a body. It does not skip the body either, but
/// closes the connection: if a proxy saw the body end elsewhere, part of it
/// would be taken for the next request. So this throws wherever two readers
/// could disagree.
func hasBody(
  _ headers: [String: String], _ version: Request.Version
) throws(Status) -> Bool {
  let length = headers["content-length"]
  guard let coding = headers["transfer-encoding"] else {
    guard let count = number((length ?? "0").utf8) else { throw .badRequest }
    return count > 0
  }
  let codings = members(of: coding).map { lowercased($0.utf8) }
  // The first two are section 6.1, the last is 6.3.
  guard length == nil, version == .http11, codings.last == "chunked" else {
    throw .badRequest
  }
  if codings.count > 1 { throw .notImplemented }
  return true
}
