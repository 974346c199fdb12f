/// What a server says of a request: RFC 9110, section 15.
public enum Status: String, Error, Sendable {
  case ok = "200 OK"
  case partialContent = "206 Partial Content"
  case movedPermanently = "301 Moved Permanently"
  case notModified = "304 Not Modified"
  case badRequest = "400 Bad Request"
  case notFound = "404 Not Found"
  case requestTimeout = "408 Request Timeout"
  case contentTooLarge = "413 Content Too Large"
  case rangeNotSatisfiable = "416 Range Not Satisfiable"
  case headTooLarge = "431 Request Header Fields Too Large"
  case notImplemented = "501 Not Implemented"
  case serviceUnavailable = "503 Service Unavailable"
  case unknownVersion = "505 HTTP Version Not Supported"
}
