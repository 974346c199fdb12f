import Unix

/// A received message: imsgbuf_get(3).
///
/// Its payload stays where it was received, so nothing can be read from the
/// channel as long as the message exists. Sending is not affected. `keep()`
/// makes a copy that can be stored.
///
/// See <https://man.openbsd.org/imsg_get_type.3>.
public struct Message: ~Copyable, ~Escapable {
  /// What kind of message this is, as agreed by the two peers:
  /// imsg_get_type(3).
  public let type: UInt32
  /// A number whose meaning the peers agree on, often the sender or the id of a
  /// request: imsg_get_id(3).
  public let peerID: UInt32
  /// The process that the message claims to be from: imsg_get_pid(3).
  ///
  /// The claim is not verified: the peer can put any number here.
  public let processID: Int32
  /// Whether the message says that a descriptor comes with it.
  ///
  /// There may be none nevertheless: because the peer lied, because this
  /// process had no number free for it, or because the channel passes none.
  public let isMarked: Bool
  /// The payload, which may be empty: imsg_get_ibuf(3).
  ///
  /// `reader` reads it bit by bit; `[UInt8](copying: message.payload)` copies
  /// it.
  public let payload: RawSpan
  @usableFromInline var descriptor: Descriptor?

  @inlinable @inline(__always)
  @_lifetime(copy payload)
  init(
    _ header: Header, _ payload: RawSpan, _ descriptor: consuming Descriptor?
  ) {
    type = header.type
    peerID = header.peerID
    processID = header.processID
    isMarked = header.isMarked
    self.payload = payload
    self.descriptor = descriptor
  }

  /// A new reader, at the beginning of the payload.
  @inlinable public var reader: PayloadReader {
    @_lifetime(copy self)
    get { PayloadReader(payload) }
  }

  /// Returns the payload, if its size is `count` bytes: imsg_get_data(3).
  ///
  /// Throws `wrongSize` (EBADMSG) if it is longer or shorter.
  @inlinable
  @_lifetime(copy self)
  public func payload(exactly count: Int) throws(ImsgError) -> RawSpan {
    guard payload.byteCount == count else {
      throw .wrongSize(payload.byteCount)
    }
    return payload
  }

  /// Returns the integer, in the machine's byte order, that makes up the whole
  /// payload: imsg_get_data(3).
  ///
  /// Its type must have 8, 16, 32, 64 or 128 bits. Throws `wrongSize` (EBADMSG)
  /// if the payload is longer or shorter than that.
  @inlinable
  public func payload<Value: FixedWidthInteger>(
    exactly type: Value.Type
  ) throws(ImsgError) -> Value {
    let size = Value.byteCount
    return try payload(exactly: size).load(type, size, at: 0)
  }

  /// Hands over the descriptor that came with the message, or returns nil if
  /// there is none, or none any more: imsg_get_fd(3).
  ///
  /// It changes the message, which must be a variable: `while var message =`.
  /// If the peer sent several together, only the first is kept. Programs
  /// started by exec do not inherit it. It is whatever the peer chose to send,
  /// so examine it, for instance by fstat(2), before use. A descriptor that
  /// isn't taken is closed with the message.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func takeDescriptor() -> Descriptor? {
    descriptor.take()
  }

  /// Consumes the message, and returns a copy that can be stored, with its
  /// descriptor: imsg_ibufq_push(3).
  public consuming func keep() -> StoredMessage {
    StoredMessage(
      type: type, peerID: peerID, processID: processID, isMarked: isMarked,
      payload: [UInt8](copying: payload), takeDescriptor())
  }
}
