import Foundation

/// A request for a page, read from a connection.
struct PageRequest {
  private let client: Int32
  /// The first line's words: `GET /index.html HTTP/1.1`.
  private let words: [Substring]

  /// Reads a request: 8 KiB at most, and nothing that takes over 10 seconds.
  init(_ client: Int32) {
    self.client = client
    var limit = timeval(tv_sec: 10, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    for side in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(client, SOL_SOCKET, side, &limit, size)
    }
    #if canImport(Darwin)
      var on: Int32 = 1
      setsockopt(client, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(4))
    #endif
    var head: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1024)
    while head.count < 8 * 1024, !head.contains("\r\n\r\n".utf8) {
      let count = recv(client, &block, block.count, 0)
      guard count > 0 else { break }
      head += block[..<count]
    }
    let text = String(decoding: head, as: UTF8.self)
    words =
      head.contains("\r\n\r\n".utf8)
      ? text.prefix { !$0.isNewline }.split(separator: " ") : []
  }

  /// Answers with a file of a folder, or says why not.
  func answer(from root: String) {
    guard words.count == 3, words[2].hasPrefix("HTTP/1.") else {
      return respond("400 Bad Request")
    }
    guard ["GET", "HEAD"].contains(words[0]) else {
      return respond("405 Method Not Allowed", more: "Allow: GET, HEAD\r\n")
    }
    guard let path = file(in: root),
      let body = FileManager.default.contents(atPath: path)
    else { return respond("404 Not Found") }
    let type = Self.types[path.split(separator: ".").last ?? ""]
    respond("200 OK", type: type ?? "application/octet-stream", body: body)
  }

  /// The file that is asked for, if it is one, and really in the folder.
  private func file(in root: String) -> String? {
    guard
      let path = words[1].prefix(while: { $0 != "?" }).removingPercentEncoding,
      path.hasPrefix("/"), !path.contains("\0"),
      var file = realPath(root + path)
    else { return nil }
    if Self.type(of: file) == .typeDirectory {
      guard let index = realPath(file + "/index.html") else { return nil }
      file = index
    }
    // Whatever the path said, by dots or by links, this is where it leads.
    return file.hasPrefix(root + "/") && Self.type(of: file) == .typeRegular
      ? file : nil
  }

  private static func type(of path: String) -> FileAttributeType? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.type] as? FileAttributeType
  }

  private func respond(
    _ status: String, more: String = "", type: String = "text/plain",
    body: Data? = nil
  ) {
    let body = body ?? Data((status + "\n").utf8)
    let head = """
      HTTP/1.1 \(status)\r
      Content-Type: \(type)\r
      Content-Length: \(body.count)\r
      Cache-Control: no-cache\r
      X-Content-Type-Options: nosniff\r
      Connection: close\r
      \(more)\r

      """
    var left = Array(head.utf8)[...]
    if words.first != "HEAD" { left += body }
    while !left.isEmpty {
      let count = left.withUnsafeBytes {
        send(client, $0.baseAddress, $0.count, noSignal)
      }
      guard count > 0 else { return }
      left.removeFirst(count)
    }
  }

  private static let types: [Substring: String] = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8", "json": "application/json",
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg",
    "ico": "image/x-icon", "txt": "text/plain; charset=utf-8",
  ]
}

#if canImport(Darwin)
  let noSignal: Int32 = 0
#else
  let noSignal = Int32(MSG_NOSIGNAL)
#endif
