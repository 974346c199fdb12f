import Libc
import Foundation
import TestSupport
import Unix

/// Why a client gets no response.
enum NoAnswer: Error {
  /// The connection was refused.
  case refused
  /// The connection was closed or reset before the response was complete.
  case cut
  /// Nothing arrived for a minute.
  case late
  /// The response is malformed.
  case malformed(String)
}

/// A connection to a server.
final class Client {
  let socket: Descriptor
  private var received: ArraySlice<UInt8> = []

  /// Connects to a port of the loopback address.
  init(to port: UInt16, receiveBuffer: Int32? = nil) throws {
    let number = CShims.socket(AF_INET, streamSocket, 0)
    if number == -1 { throw SystemError("socket") }
    socket = Descriptor(owning: number)
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    if var size = receiveBuffer {
      setsockopt(number, SOL_SOCKET, SO_RCVBUF, &size, 4)
    }
    var minute = timeval(tv_sec: 60, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(
        number, SOL_SOCKET, option, &minute,
        socklen_t(MemoryLayout<timeval>.size))
    }
    if connectToLoopback(number, port) == -1 {
      if lastError() == ECONNRESET { throw NoAnswer.cut }
      guard lastError() == ECONNREFUSED else { throw SystemError("connect") }
      throw NoAnswer.refused
    }
    // Where nothing is listening, a socket can connect to itself.
    if portNumber(number) == port { throw NoAnswer.refused }
  }

  func send(_ text: String) throws { try send(Array(text.utf8)) }

  func send(_ bytes: some Collection<UInt8>) throws {
    var left = Array(bytes)[...]
    while !left.isEmpty {
      let count = left.withUnsafeBytes {
        sendBytes(socket.number, $0.baseAddress, $0.count, -1)
      }
      guard count > 0 else { throw failure() }
      left = left.dropFirst(count)
    }
  }

  /// Requests a path, and waits for the response.
  func get(_ path: String, _ headers: String...) throws -> Response {
    try send(request(path, headers))
    return try response()
  }

  /// Half-closes the connection.
  func endSending() {
    shutdown(socket.number, Int32(SHUT_WR))
  }

  /// Makes closing the connection reset it: socket(7).
  func resetAtEnd() {
    var now = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      socket.number, SOL_SOCKET, SO_LINGER, &now,
      socklen_t(MemoryLayout<linger>.size))
  }

  /// Waits up to `time` for data or for the end of the connection.
  func isReadable(within time: Duration) -> Bool {
    wait(for: socket.number, within: time)
  }

  /// Reads the next response, which has no body if it is one to HEAD.
  func response(toHead: Bool = false) throws -> Response {
    var end = 0
    while true {
      let bytes = Array(received)
      if let found = (0..<max(0, bytes.count - 3)).first(where: {
        bytes[$0] == 13 && bytes[$0..<$0 + 4].elementsEqual([13, 10, 13, 10])
      }) {
        end = found
        break
      }
      received += try more()
    }
    let head = String(decoding: received.prefix(end), as: UTF8.self)
    received = received.dropFirst(end + 4)
    let response = try Response(head: head)
    let hasBody = !toHead && response.status != 304
    let length = hasBody ? Int(response["content-length"] ?? "") ?? 0 : 0
    return response.with(body: try body(length))
  }

  private func body(_ length: Int) throws -> [UInt8] {
    while received.count < length { received += try more() }
    defer { received = received.dropFirst(length) }
    return Array(received.prefix(length))
  }

  /// Reads up to `count` bytes.
  func piece(upTo count: Int) throws -> [UInt8] {
    if received.isEmpty { received += try more(upTo: count) }
    defer { received = received.dropFirst(count) }
    return Array(received.prefix(count))
  }

  /// Waits for data or for the end of the connection.
  ///
  /// Returns whether it was the end.
  func isClosed() throws -> Bool {
    do {
      if received.isEmpty { received += try more() }
      return false
    } catch NoAnswer.cut {
      return true
    }
  }

  private func more(upTo room: Int = 1 << 16) throws -> [UInt8] {
    do {
      let bytes = try socket.read(upTo: room)
      if bytes.isEmpty { throw NoAnswer.cut }
      return bytes
    } catch is SystemError {
      throw failure()
    }
  }

  private func failure() -> any Error {
    switch lastError() {
    case ECONNRESET, EPIPE: NoAnswer.cut
    case EAGAIN: NoAnswer.late
    default: SystemError("socket")
    }
  }
}

/// A request for a path, with these headers after Host.
func request(
  _ path: String, _ headers: [String] = [], method: String = "GET"
) -> String {
  ([
    "\(method) \(path) HTTP/1.1", "Host: localhost",
  ] + headers + ["", ""]).joined(separator: "\r\n")
}
