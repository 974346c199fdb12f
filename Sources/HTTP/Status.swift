/// The status of a response: RFC 9110, section 15, and for 431 RFC 6585,
/// section 5.
///
/// It is also the error that parsing a request throws: the status with which to
/// answer.
public enum Status: String, Error, Sendable {
  case ok = "200 OK"
  case partialContent = "206 Partial Content"
  case movedPermanently = "301 Moved Permanently"
  case notModified = "304 Not Modified"
  case badRequest = "400 Bad Request"
  case notFound = "404 Not Found"
  case methodNotAllowed = "405 Method Not Allowed"
  case requestTimeout = "408 Request Timeout"
  case preconditionFailed = "412 Precondition Failed"
  case contentTooLarge = "413 Content Too Large"
  case targetTooLong = "414 URI Too Long"
  case rangeNotSatisfiable = "416 Range Not Satisfiable"
  case misdirectedRequest = "421 Misdirected Request"
  case headTooLarge = "431 Request Header Fields Too Large"
  case notImplemented = "501 Not Implemented"
  case serviceUnavailable = "503 Service Unavailable"
  case unknownVersion = "505 HTTP Version Not Supported"
}
