import Libc
import Unix

@testable import HTTP

/// A connection, and its client's end, on which no call blocks either.
struct Link: ~Copyable {
  let client: Descriptor
  let connection: Connection
  /// The descriptor of the connection.
  let number: Int32
  private var log = Log(to: -1)

  init() throws {
    let pair = try SocketPair()
    makeNonBlocking(pair.left.number)
    makeNonBlocking(pair.right.number)
    number = pair.right.number
    client = pair.left
    connection = Connection(pair.right)
  }

  func send(_ text: String) throws {
    _ = try client.write(Array(text.utf8))
  }

  /// Sends as much of `bytes`, again and again, as the socket accepts.
  func flood(_ bytes: [UInt8]) -> Int {
    var total = 0
    while let count = try? client.write(bytes) { total += count }
    return total
  }

  mutating func advance() -> Connection.Need { connection.advance(&log) }

  /// The bytes that have arrived at one end and are unread.
  func unread(at number: Int32) -> Int {
    var count: Int32 = 0
    return ioctl(number, UInt(FIONREAD), &count) == 0 ? Int(count) : -1
  }
}
