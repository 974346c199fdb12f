import Libc

/// Two connected sockets, each for reading and writing: socketpair(2).
///
/// After a fork both processes have both ends. Each should close the one that
/// it doesn't use, or it never sees the end of what the other sends:
///
///     func ask() throws {
///       let pair = try SocketPair()
///       guard let child = try Child.fork() else {
///         // The child talks on pair.right, and ends.
///         _exit(0)
///       }
///       try pair.right.close()
///       // The parent talks on pair.left.
///       _ = try child.wait()
///     }
///
/// Swift can take a pair apart in a function, but not as a global variable.
@frozen public struct SocketPair: ~Copyable, Sendable {
  /// One end.
  public let left: Descriptor
  /// The other end.
  public let right: Descriptor

  /// Makes a pair of connected Unix-domain stream sockets.
  ///
  /// Programs started by exec inherit neither. On macOS that is arranged a
  /// moment after the sockets are made, so another thread that starts a program
  /// just then may pass them on. Throws what socketpair(2) reports, such as
  /// EMFILE.
  public init() throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    if unsafe makeSocketPair(streamSocket, &ends) == -1 {
      throw SystemError("socketpair")
    }
    left = Descriptor(owning: ends[0])
    right = Descriptor(owning: ends[1])
  }
}
