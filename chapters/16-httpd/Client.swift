import Httpd
import Libc
import Unix

/// Connects to a port of the loopback address.
func connect(to port: UInt16) throws(SystemError) -> Descriptor {
  let number = try check("socket", socket(AF_INET, streamSocket, 0))
  let client = Descriptor(owning: number)
  try check("connect", connectToLoopback(number, port))
  return client
}

/// Requests a path, and returns the whole response.
///
/// Returns nil if the server closes without a response, or if none arrives
/// within `seconds`.
func answer(
  from port: UInt16, to path: String, within seconds: Int32 = 30
) throws(SystemError) -> Substring? {
  let server = try connect(to: port)
  let request =
    "GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
  _ = try server.write(Array(request.utf8).span.bytes)
  var bytes: [UInt8] = []
  var entry = pollfd(
    fd: server.number, events: Int16(POLLIN), revents: 0)
  while poll(&entry, 1, seconds * 1000) == 1,
    let more = try? server.read(upTo: 4096), !more.isEmpty
  {
    bytes += more
  }
  return bytes.isEmpty ? nil : Substring(decoding: bytes, as: UTF8.self)
}

/// The last line of a response, which is its body if that is a single line.
func body(of answer: Substring) -> Substring {
  let lines = answer.split(
    separator: "\r\n", omittingEmptySubsequences: false)
  return lines.last ?? ""
}
