import Libc
import Unix

/// A child that serves this process, and this process's end of a socket
/// to it.
struct Helper: ~Copyable {
  /// This process's end.
  let end: Descriptor

  /// Starts a child, which calls `serve` with its end and exits with the
  /// status that this returns.
  ///
  /// The child has 0, 1, 2 and its end open, and nothing else.
  init(
    _ serve: (borrowing Descriptor) -> Int32
  ) throws(SystemError) {
    // TODO: start the child
    let pair = try SocketPair()
    end = pair.left
  }

  /// Closes this process's end, waits for the child, and returns how it
  /// ended.
  consuming func stop() throws(SystemError) -> Exit {
    .status(0)
  }
}
