import Imsg
import Libc
import Unix

/// A client of a tmux server.
struct Client: ~Copyable {
  private var channel: Imsgbuf
  /// The streams that the server has opened.
  private var streams: Set<Int32> = []

  /// Takes over a socket that is connected to the server.
  init(_ socket: consuming Descriptor) {
    channel = Imsgbuf(socket)
  }
}

extension Client {
  /// Says who this client is: one without a terminal.
  mutating func identify() throws {
    try compose(.terminal) { $0.writeString("") }
    try compose(.identified) { _ in }
  }

  /// Asks for a command.
  mutating func command(_ words: [String]) throws {
    try compose(.command) { payload in
      payload.write(Int32(words.count), as: Int32.self)
      for word in words { payload.writeString(word) }
    }
    try channel.output.flush()
  }

  private mutating func compose(
    _ type: Request, writing: (inout PayloadWriter) -> Void
  ) throws {
    try channel.output.compose(
      type: type.rawValue, peerID: protocolVersion, writing: writing)
  }
}

extension Client {
  /// Takes what the server answers, until the command's exit status.
  mutating func answer() throws -> Int32 {
    while true {
      switch try nextAnswer() {
      case .open(let stream, let descriptor):
        guard stream == descriptor, 1...2 ~= stream else {
          throw ClientError.wrongStream(stream, descriptor)
        }
        streams.insert(stream)
        try compose(.ready) { payload in
          payload.write(stream, as: Int32.self)
          payload.write(0, as: Int32.self)
        }
        try channel.output.flush()
      case .write(let stream, let bytes):
        guard streams.contains(stream) else {
          throw ClientError.notOpen(stream)
        }
        try write(all: bytes, to: stream)
      case .exit(let status):
        return status
      }
    }
  }

  private mutating func nextAnswer() throws -> Answer {
    while true {
      if let message = try channel.input.get() { return try Answer(message) }
      if try channel.input.read() == .end { throw ClientError.hungUp }
    }
  }
}

/// Writes all of some bytes, in as many writes as it takes.
func write(all bytes: [UInt8], to number: Int32) throws {
  var sent = 0
  while sent < bytes.count {
    let rest = bytes[sent...]
    let count = rest.withUnsafeBytes { rest in
      write(number, rest.baseAddress, rest.count)
    }
    if count >= 0 {
      sent += count
    } else if lastError() != EINTR {
      throw SystemError("write")
    }
  }
}
