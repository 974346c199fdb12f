/// The names of this server, which listens on the loopback address only.
///
/// Attackers can make a domain of theirs resolve to this machine. A browser
/// would then let their page read the responses, because the domain is the
/// same: DNS rebinding.
let ownNames = ["localhost", "127.0.0.1", "[::1]"]

/// The host named in the headers of a request, if any.
///
/// Throws if the name is malformed, or missing from HTTP/1.1: RFC 9112, 3.2.
func hostName(
  in headers: [String: String], _ version: Request.Version
) throws(Status) -> String? {
  guard let host = headers["host"] else {
    if version == .http11 { throw .badRequest }
    return nil
  }
  return try hostName(in: host.utf8)
}

/// The name in `name:port`, in lower case: RFC 9110, 7.2.
///
/// Throws if it is malformed, as the values of a repeated header are: the space
/// that joins them is not allowed in a host.
func hostName(
  in authority: some Collection<UInt8>
) throws(Status) -> String {
  var port = authority[...]
  if authority.first == UInt8(ascii: "[") {
    port = port.dropFirst().drop(while: isAddressByte)
    guard port.popFirst() == UInt8(ascii: "]") else { throw .badRequest }
  } else {
    port = port.drop(while: isHostByte)
  }
  let name = authority[..<port.startIndex]
  guard !name.isEmpty, port.isEmpty || port.first == UInt8(ascii: ":"),
    port.dropFirst().allSatisfy(isDigit)
  else { throw .badRequest }
  return lowercased(name)
}
