import Imsg
import Libc
import Privsep
import Unix

/// What the parent tells a part.
enum Order: ~Copyable {
  /// Take connections from this socket.
  case listen(Descriptor)
  /// Talk to the other part on this line, and on no other.
  case talk(Descriptor)
  /// Finish what is under way, and end.
  case finish
}

/// A part's end of the channel to its parent.
struct Orders: ~Copyable {
  private var channel: Imsgbuf

  init(_ end: consuming Descriptor) throws(SystemError) {
    try end.stopWaiting()
    channel = Imsgbuf(end, passesDescriptors: true)
  }

  /// The descriptor to watch.
  var number: Int32 { channel.number }

  /// Reads what has come.
  ///
  /// Returns false at the end.
  mutating func read() throws(ImsgError) -> Bool {
    do {
      return try channel.input.read() != .end
    } catch .system(let error) where error.number == ECONNRESET {
      // The parent has ended, and has not read all answers.
      return false
    }
  }

  /// Tells the parent that the other part sends what it may not.
  mutating func complain() {
    try? channel.output.compose(type: MessageType.complaint)
    _ = try? channel.output.write()
  }

  /// The next order that was read.
  ///
  /// Answers a ping by itself.
  mutating func next() throws(ImsgError) -> Order? {
    while true {
      guard var message = try channel.input.get() else { return nil }
      let type = message.type
      if let descriptor = message.takeDescriptor() {
        return type == MessageType.listener
          ? .listen(descriptor) : .talk(descriptor)
      }
      if type == MessageType.finish { return .finish }
      try channel.output.compose(type: MessageType.pong)
      // If nobody is there to read it, the next read is at the end.
      _ = try? channel.output.write()
    }
  }
}
