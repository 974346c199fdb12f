import Unix

/// A message as it came.
///
/// Its payload stays where it was received, so that nothing can be read from
/// the channel while the message is there.
public struct Message: ~Copyable, ~Escapable {
  /// What it is, as the two peers agreed.
  public let type: UInt32
  /// What the peers agreed on; often who sent it, or an id of a request.
  public let peerID: UInt32
  /// The process that it says it is from.
  ///
  /// The peer may say what it likes.
  public let processID: Int32
  /// Whether a descriptor was to come with it.
  ///
  /// If there is none nevertheless, the peer lied, or this process had as many
  /// open as it may.
  public let isMarked: Bool
  /// What it says.
  public let payload: RawSpan
  private var descriptor: Descriptor?

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

  /// A reader of the payload.
  public var reader: PayloadReader {
    @_lifetime(copy self)
    get { PayloadReader(payload) }
  }

  /// Hands over the descriptor that came with it, once.
  ///
  /// One that nobody takes is closed with the message.
  @_lifetime(self: copy self)
  public mutating func takeDescriptor() -> Descriptor? {
    descriptor.take()
  }
}
