@testable import HTTP

/// What heads are made of.
let words = [
  "\r\n", "\r\n\r\n", "\r", "\n", "GET ", "HEAD ", "POST ", " HTTP/1.1\r\n",
  " HTTP/1.0\r\n", " HTTP/1.2\r\n", "GET / HTTP/1.1\r\nHost: localhost\r\n",
  "HEAD /a HTTP/1.0\r\n", "http://", "localhost", "[::1]:80", "Host: ",
  "%2e", "%00", "%ff", "/", "?", "index.html", "Connection: ", "close",
  "keep-alive", "Content-Length: ", "0", "Transfer-Encoding: ", "chunked",
  "Range: bytes=", "-", "1", "99999999999999999999", "If-Range: ",
  "If-Match: ", "If-None-Match: ", "W/", "\"50-784111777-0\"", "*", ",",
  "If-Modified-Since: ", "If-Unmodified-Since: ",
  "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
  "Sun Nov  6 08:49:37 1994", "Tue, 29 Feb 2000 23:59:60 GMT", "\u{E9}", "\t",
  ":", " ", "\0",
]

/// Any bytes are refused, or make a request and an answer in one piece.
func check(_ text: String) {
  let bytes = Array(text.utf8)
  let head: ArraySlice<UInt8>
  let request: Request
  do throws(Status) {
    guard let length = try headLength(of: bytes) else { return }
    head = bytes[..<length]
    require(
      length <= Request.limit && head.suffix(4) == [13, 10, 13, 10],
      "a head ends in an empty line")
    request = try Request(head: head)
  } catch {
    checkHead(of: Answer(error, toBad: bytes))
    return
  }

  require(
    request == (try? Request(head: [13, 10] + head)),
    "an empty line before it is skipped")
  require(
    request.target.first == "/" && request.target.utf8.allSatisfy(isTargetByte),
    "a target is a path, in ASCII")
  if let path = try? request.path(in: "folder") {
    require(
      path.starts(with: "folder/".utf8) && !path.contains(0),
      "a path begins with its folder, and has no zero")
  }
  checkHead(of: Answer(toFolder: request))
  for size in [0, 1, 50, Int.max] {
    for now in [0, 784_111_777, 2_000_000_000] {
      let file = FileMetadata(
        size: size, modified: 784_111_777, changed: .seconds(784_111_777))
      let answer = Answer(to: request, file: file, path: bytes, at: now)
      require(
        answer.fileRange.upperBound <= size
          && (request.method == .get || answer.fileRange.isEmpty),
        "the body is in the file, and HEAD gets none")
      checkHead(of: answer)
    }
  }
  for date in request.headers.values.compactMap({ seconds(ofDate: $0, at: 0) })
  {
    require(
      seconds(ofDate: httpDate(date), at: 0) == date, "a date is one moment")
  }
}

/// A head has a line for each header, whatever the request had in it.
private func checkHead(of answer: Answer) {
  let head = answer.bytes(date: "now", keepsAlive: false)
  let lines = head.count { $0 == 10 } - (answer.text.isEmpty ? 0 : 1)
  require(
    lines == answer.headers.count + 4 && !head.contains(0)
      && head.count { $0 == 13 } == lines,
    "a head has a line for each header")
}
