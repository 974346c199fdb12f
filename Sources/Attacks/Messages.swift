#if os(Linux)
  import HTTP
  import Httpd
  import Imsg
  import Libc
  import Unix

  extension Attack {
    /// What a worker can say to the parent and to the opener.
    static let onMessages: [Attack] = [
      Attack(
        "malformedToParent", "end the parent by a bad message",
        for: .parentsEnd, stoppedBy: [.messageChecks]
      ) { try deliver(malformed, to: $0.parent) },
      Attack(
        "longToParent", "end it by a long message", for: .parentsEnd,
        stoppedBy: [.messageChecks]
      ) { try deliver(long, to: $0.parent) },
      Attack(
        "typeToParent", "end it by a wrong message", for: .parentsEnd,
        stoppedBy: [.messageChecks]
      ) { try deliver(complaint, to: $0.parent) },
      Attack(
        "floodParent", "end it by many messages", for: .parentsEnd,
        stoppedBy: [.messageChecks]
      ) { try flood($0.parent, with: pong) },
      Attack(
        "passDescriptor", "end it by a descriptor", for: .parentsEnd,
        stoppedBy: [.seccomp, .messageChecks]
      ) { foothold in
        try check("sendmsg", sendBytes(foothold.parent, long, long.count, 0))
        hold()
      },
      Attack(
        "malformedToOpener", "end the opener by a bad message",
        for: .openersEnd, stoppedBy: [.messageChecks]
      ) { try deliver(malformed, to: $0.opener) },
      Attack(
        "longToOpener", "end it by a long message", for: .openersEnd,
        stoppedBy: [.messageChecks]
      ) { try deliver(long, to: $0.opener) },
      Attack(
        "typeToOpener", "get a file by a wrong message", for: .secret,
        stoppedBy: [.messageChecks]
      ) { foothold in
        try foothold.showFile(
          try foothold.receiveFile(from: foothold.opener) { end in
            send(end, wrongRequest, wrongRequest.count, 0)
          })
      },
      Attack(
        "floodOpener", "have the opener open too much", for: .descriptors,
        stoppedBy: [.backPressure]
      ) {
        try flood($0.opener, with: request)
        hold()
      },
    ]
  }

  /// Messages that are only a header: type, length, peer id, process id.
  private let malformed: [UInt8] = [4, 0, 0, 0] + [3, 0, 0, 0] + zeroes(8)
  private let long: [UInt8] = [4, 0, 0, 0] + [255, 255, 0, 0] + zeroes(8)
  private let complaint: [UInt8] =
    [8, 0, 0, 0] + [16, 0, 0, 0] + [1, 0, 0, 0] + zeroes(4)
  let pong: [UInt8] = [4, 0, 0, 0] + [16, 0, 0, 0] + zeroes(8)
  /// A request for `/tale`.
  private let request: [UInt8] =
    [5, 0, 0, 0] + [21, 0, 0, 0] + [255, 255, 255, 255] + zeroes(4)
    + "/tale".utf8
  /// A request for `/token`, in a message of another type.
  private let wrongRequest: [UInt8] =
    [99, 0, 0, 0] + [22, 0, 0, 0] + [255, 255, 255, 255] + zeroes(4)
    + "/token".utf8

  private func zeroes(_ count: Int) -> [UInt8] {
    Array(repeating: 0, count: count)
  }

  /// Sends a message, and stays.
  private func deliver(_ message: [UInt8], to end: Int32) throws {
    try check("send", send(end, message, message.count, 0))
    hold()
  }

  /// Sends a message up to a million times, until there is no room for it for
  /// half a second.
  private func flood(_ end: Int32, with message: [UInt8]) throws {
    for _ in 0..<1_000_000 {
      if send(end, message, message.count, 0) == -1 {
        if lastError() != EAGAIN { throw SystemError("send") }
        var entry = pollfd(fd: end, events: Int16(POLLOUT), revents: 0)
        if poll(&entry, 1, 500) != 1 { return }
      }
    }
  }

  extension Foothold {
    /// The descriptor of a file, from the opener, or opened here if there is no
    /// opener.
    func ask(for path: String) throws -> Int32 {
      if opener == -1 { return try open(folder + path, O_RDONLY) }
      return try receiveFile(from: opener) { end in
        let size = UInt8(16 + path.utf8.count)
        let message: [UInt8] =
          [5, 0, 0, 0] + [size, 0, 0, 0] + [255, 255, 255, 255] + zeroes(4)
          + path.utf8
        send(end, message, message.count, 0)
      }
    }

    /// The descriptor of the file that answers a request.
    func receiveFile(
      from end: Int32, after ask: (Int32) -> Void
    ) throws -> Int32 {
      let kept = Kept(Imsgbuf(Descriptor(owning: end), passesDescriptors: true))
      // It must stay open for the worker.
      _ = Unmanaged.passRetained(kept)
      ask(end)
      while true {
        var entry = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
        guard poll(&entry, 1, 10_000) == 1,
          try kept.channel.input.read() == .bytes
        else { throw Refusal(number: EPIPE) }
        while let answer = try kept.channel.nextAnswer() {
          if answer.id == .max { return try answer.file.get().release() }
        }
      }
    }
  }

  /// A channel that is never closed.
  private final class Kept {
    var channel: Imsgbuf
    init(_ channel: consuming Imsgbuf) { self.channel = channel }
  }
#endif
