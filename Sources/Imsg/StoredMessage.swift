import Synchronization
import Unix

/// A copy of a message that can be stored, to be read later or forwarded.
///
/// It can be put in an array, and passed to another thread. Unlike what waits
/// in a channel, its payload is not wiped in the end.
public final class StoredMessage: Sendable {
  /// What kind of message this is, as agreed by the two peers.
  public let type: UInt32
  /// A number whose meaning the peers agree on, often the sender or the id of a
  /// request.
  public let peerID: UInt32
  /// The process that the message claims to be from.
  ///
  /// The claim is not verified: the peer can put any number here.
  public let processID: Int32
  /// Whether the message says that a descriptor comes with it.
  ///
  /// There may be none nevertheless, as with a `Message`.
  public let isMarked: Bool
  /// The payload, which may be empty.
  ///
  /// To read from it, put it in a variable that lives as long as the reader:
  ///
  ///     let payload = message.payload
  ///     var reader = PayloadReader(payload.span.bytes)
  public let payload: [UInt8]
  /// The number of its descriptor, or -1.
  private let descriptor: Atomic<Int32>

  init(
    type: UInt32, peerID: UInt32, processID: Int32, isMarked: Bool,
    payload: [UInt8], _ descriptor: consuming Descriptor?
  ) {
    self.type = type
    self.peerID = peerID
    self.processID = processID
    self.isMarked = isMarked
    self.payload = payload
    self.descriptor = Atomic(descriptor?.release() ?? -1)
  }

  deinit {
    _ = takeDescriptor()
  }

  /// Whether it still has a descriptor.
  var hasDescriptor: Bool { descriptor.load(ordering: .acquiring) != -1 }

  /// Hands over the descriptor that came with the message, or returns nil if
  /// there is none, or none any more.
  ///
  /// A descriptor that isn't taken is closed with the message.
  public func takeDescriptor() -> Descriptor? {
    let number = descriptor.exchange(-1, ordering: .acquiringAndReleasing)
    return number == -1 ? nil : Descriptor(owning: number)
  }
}
