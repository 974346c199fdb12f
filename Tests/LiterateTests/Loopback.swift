import CShims
import Foundation
import Testing

@testable import Literate

/// A connection to a port of this machine.
func connect(to port: UInt16) throws -> Int32 {
  let connection = socket(AF_INET, streamSocket, 0)
  try #require(connectToLoopback(connection, port) == 0)
  return connection
}

/// All that a server answers to the bytes of a request.
func answer(to request: String, from port: UInt16) throws -> String {
  let connection = try connect(to: port)
  defer { close(connection) }
  send(connection, request)
  shutdown(connection, Int32(SHUT_WR))
  var answer: [UInt8] = []
  var block = [UInt8](repeating: 0, count: 64 * 1024)
  while case let count = read(connection, &block, block.count), count > 0 {
    answer += block[..<count]
  }
  return String(decoding: answer, as: UTF8.self)
}

/// Sends as much of a text as the other side takes.
func send(_ connection: Int32, _ text: String) {
  var left = Array(text.utf8)[...]
  while !left.isEmpty {
    let count = left.withUnsafeBytes {
      send(connection, $0.baseAddress, $0.count, noSignal)
    }
    guard count > 0 else { return }
    left.removeFirst(count)
  }
}
