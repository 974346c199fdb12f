import Imsg
import Libc
import Privsep
import Unix

/// An order from the parent to a part.
enum Order: ~Copyable {
  /// Accept connections on this socket.
  case listen(Descriptor)
  /// Use this channel to the other part from now on.
  case talk(Descriptor, id: UInt32)
  /// Finish what is under way, then exit.
  case finish
}

/// A part's end of the channel to its parent.
struct Orders: ~Copyable {
  private var channel: Imsgbuf
  private var lastRead = SuspendingClock.now

  init(_ end: consuming Descriptor) throws(SystemError) {
    try end.stopWaiting()
    channel = Imsgbuf(end, passesDescriptors: true)
  }

  /// The descriptor to watch.
  var number: Int32 { channel.number }

  /// Whether to read before anything else is done, however much there is.
  ///
  /// A slow disk can keep a part busy for a long time, and the parent kills one
  /// that does not answer.
  var isDue: Bool { SuspendingClock.now - lastRead > .seconds(1) }

  /// Reads what has arrived.
  ///
  /// Returns false once the parent has closed the channel.
  mutating func read() throws(ImsgError) -> Bool {
    lastRead = .now
    do {
      return try channel.input.read() != .end
    } catch .system(let error) where error.number == ECONNRESET {
      // The parent has exited without reading all answers.
      return false
    }
  }

  /// Waits for the directory to serve, which comes before any order.
  ///
  /// Returns nil if the parent has closed the channel.
  mutating func folder() throws -> Descriptor? {
    while true {
      if var message = try channel.input.get() {
        guard message.type == MessageType.folder,
          let folder = message.takeDescriptor()
        else { throw UnexpectedMessage(type: message.type) }
        return folder
      }
      var input = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
      unsafe poll(&input, 1, -1)
      guard try read() else { return nil }
    }
  }

  /// Reports to the parent that the other part has violated the protocol, on
  /// the channel with this id.
  mutating func complain(about channelID: UInt32) {
    try? channel.output.compose(type: MessageType.complaint, peerID: channelID)
    _ = try? channel.output.write()
  }

  /// The next order that was read, or nil if there is none.
  ///
  /// It answers pings itself.
  mutating func next() throws -> Order? {
    while var message = try channel.input.get() {
      let type = message.type, id = message.peerID
      if let descriptor = message.takeDescriptor() {
        switch type {
        case MessageType.listener: return .listen(descriptor)
        case MessageType.channel: return .talk(descriptor, id: id)
        default: throw UnexpectedMessage(type: type)
        }
      }
      switch type {
      case MessageType.finish: return .finish
      case MessageType.ping:
        try channel.output.compose(type: MessageType.pong)
        // If the parent has exited, the next read finds the end.
        _ = try? channel.output.write()
      default: throw UnexpectedMessage(type: type)
      }
    }
    return nil
  }
}
