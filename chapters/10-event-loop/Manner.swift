import Imsg
import Libc
import Unix

/// How a child behaves.
enum Manner: String {
  /// Asks a hundred times, and hears every answer.
  case busy
  /// Asks for ever, and hears no answer.
  case deaf
  /// Sends a byte now and then.
  case slow
  /// Asks once, and is killed.
  case crash
  /// Asks nothing.
  case idle
  /// Asks once, and then tells its parent to end.
  case boss

  /// Does so at the other end of a line.
  func behave(on end: consuming Descriptor) throws {
    var channel = Imsgbuf(end)
    switch self {
    case .busy: try channel.ask(times: 100)
    case .deaf: while true { try channel.request(10_000) }
    case .crash:
      try channel.ask(times: 1)
      kill(getpid(), SIGKILL)
    case .boss:
      try channel.ask(times: 1)
      kill(getppid(), SIGTERM)
      try channel.waitForEnd()
    case .slow:
      let byte: [UInt8] = [0]
      while send(channel.number, byte, 1, 0) == 1 { usleep(100_000) }
    case .idle: try channel.waitForEnd()
    }
  }
}

extension Imsgbuf {
  /// Asks for so many bytes.
  fileprivate mutating func request(_ count: UInt32) throws(ImsgError) {
    try output.compose(type: MessageType.request) {
      $0.write(count, as: UInt32.self)
    }
    try output.flush()
  }

  /// Asks so many times, and hears the answers.
  fileprivate mutating func ask(times: Int) throws(ImsgError) {
    for _ in 0..<times { try request(10_000) }
    var heard = 0
    while heard < times, try input.read() != .end {
      while let answer = try input.get() {
        if answer.payload.byteCount == 10_000 { heard += 1 }
      }
    }
  }

  /// Hears nothing but the other end's hanging up.
  fileprivate mutating func waitForEnd() throws(ImsgError) {
    while try input.read() != .end {}
  }
}
