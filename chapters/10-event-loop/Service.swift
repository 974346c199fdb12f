import Imsg
import Privsep
import Unix

/// The parent's end of a line, at which each request is answered.
struct Service: ~Copyable {
  /// No more is answered while more bytes than this wait to be sent.
  static let limit = 65_536

  private var channel: Imsgbuf

  init(on end: consuming Descriptor) throws(SystemError) {
    try end.stopWaiting()
    channel = Imsgbuf(end)
  }

  /// Whether all answers were sent.
  var isSent: Bool { channel.output.queuedBytes == 0 }

  /// Goes on as far as it can without waiting.
  ///
  /// Returns how many requests were answered, or nil at the end.
  mutating func goOn() throws(ImsgError) -> Int? {
    if isSent, try channel.input.read() == .end { return nil }
    var count = 0
    while true {
      count += try answer()
      guard !isSent, try channel.output.write() else { return count }
    }
  }

  /// Answers the requests that have come, up to the limit.
  private mutating func answer() throws(ImsgError) -> Int {
    var count = 0
    while channel.output.queuedBytes < Self.limit,
      let request = try channel.input.get()
    {
      var reader = request.reader
      let length = min(try reader.read(UInt32.self), 10_000)
      try channel.output.compose(
        type: MessageType.answer,
        [UInt8](repeating: 0, count: Int(length)))
      count += 1
    }
    return count
  }
}
