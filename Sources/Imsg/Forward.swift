import Unix

extension Imsgbuf.Output {
  /// Queues a message that came from another peer: imsg_forward(3).
  ///
  /// Unlike C's, it passes the descriptor on. Like C's, it replaces a process
  /// id of 0 with that of this process. A marked message that has no
  /// descriptor, because none came or it has been taken, is queued unmarked.
  ///
  /// Throws `tooLong` (ERANGE) if the message is longer than `maximum`, and
  /// `passesNoDescriptors` (EINVAL) if it has a descriptor but the channel
  /// passes none. The message is consumed even then, and its descriptor closed.
  public mutating func forward(
    _ message: consuming Message
  ) throws(ImsgError) {
    let descriptor = message.takeDescriptor()
    try compose(
      type: message.type, peerID: message.peerID, processID: message.processID,
      descriptor: descriptor, message.payload)
  }

  /// Queues a message that was kept.
  ///
  /// Its descriptor goes with it: if it is forwarded again, it goes without.
  /// Throws `tooLong` (ERANGE) if it is longer than `maximum`, and
  /// `passesNoDescriptors` (EINVAL) if it has a descriptor but the channel
  /// passes none. It keeps the descriptor then.
  public mutating func forward(_ message: StoredMessage) throws(ImsgError) {
    let length = Header.size + message.payload.count
    guard length <= maximum else { throw .tooLong(length) }
    guard passesDescriptors || !message.hasDescriptor else {
      throw .passesNoDescriptors
    }
    try compose(
      type: message.type, peerID: message.peerID, processID: message.processID,
      descriptor: message.takeDescriptor(), message.payload)
  }
}
