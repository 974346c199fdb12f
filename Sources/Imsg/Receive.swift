import Unix

/// What came of reading from a channel.
public enum Received: Sendable {
  /// Bytes, and perhaps messages.
  case bytes
  /// Nothing yet, from a socket that does not wait.
  case nothing
  /// The end: the peer has closed its end.
  case end
}

extension Imsgbuf {
  /// Reads what has come: imsgbuf_read(3).
  ///
  /// Messages are got between two reads: no more than 16 descriptors can wait
  /// for theirs. Throws `endInsideMessage` if the peer ended before its last
  /// message did; those before it can still be got.
  public mutating func read() throws(ImsgError) -> Received {
    let received = try input.receive(
      from: socket, withDescriptors: passesDescriptors)
    if received == .end {
      let count = try input.incomplete()
      if count > 0 { throw .endInsideMessage(count) }
    }
    return received
  }

  /// The next message that was read, or nil if none is complete:
  /// imsgbuf_get(3).
  ///
  /// Throws `wrongLength` for what no peer may send, and again whenever it is
  /// called.
  @_lifetime(&self)
  public mutating func get() throws(ImsgError) -> Message? {
    try input.next()
  }
}
