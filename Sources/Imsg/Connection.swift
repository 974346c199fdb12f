import Synchronization
import Unix

/// The socket of a channel, which is closed once both of its views are gone.
@usableFromInline
final class Connection: Sendable {
  /// The number of the socket.
  let number: Int32
  private let isOwned = Atomic(true)

  init(_ socket: consuming Descriptor) {
    number = socket.release()
  }

  deinit {
    if isOwned.load(ordering: .relaxed) { _ = Descriptor(owning: number) }
  }

  /// Gives the socket away, and with it the responsibility for closing it.
  func takeSocket() -> Descriptor {
    isOwned.store(false, ordering: .relaxed)
    return Descriptor(owning: number)
  }
}
