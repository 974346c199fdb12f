import CShims

/// Two connected sockets, each for reading and writing: socketpair(2).
@frozen public struct SocketPair: ~Copyable, Sendable {
  /// One end.
  public let left: Descriptor
  /// The other.
  public let right: Descriptor

  /// Makes a pair of streams, which no program started by exec inherits.
  public init() throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    if unsafe makeSocketPair(streamSocket, &ends) == -1 {
      throw SystemError("socketpair")
    }
    left = Descriptor(owning: ends[0])
    right = Descriptor(owning: ends[1])
  }
}
