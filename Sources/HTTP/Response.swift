/// The head of a response, including the empty line at its end: RFC 9112.
public func responseHead(
  _ status: Status, _ headers: [(name: String, value: String)]
) -> [UInt8] {
  var head: [UInt8] = []
  head.reserveCapacity(512)
  head += "HTTP/1.1 ".utf8
  head += status.rawValue.utf8
  for (name, value) in headers {
    head += "\r\n".utf8
    head += name.utf8
    head += ": ".utf8
    head += value.utf8
  }
  head += "\r\n\r\n".utf8
  return head
}
