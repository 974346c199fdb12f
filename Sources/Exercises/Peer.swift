import Libc

/// Lends one end of a socketpair to some code, and the other end to a peer in a
/// process of its own, which has no other descriptor than that and 0 to 2.
///
/// The code is to leave its end open. The peer ends with its function, and is
/// waited for.
public func withPeer(
  _ peer: (Int32) -> Void, _ body: (Int32) throws -> Void
) rethrows {
  var ends: [Int32] = [-1, -1]
  require(makeSocketPair(streamSocket, &ends), "socketpair")
  fflush(nil)
  let child = forkProcess()
  require(child, "fork")
  if child == 0 {
    close(ends[0])
    peer(ends[1])
    _exit(0)
  }
  close(ends[1])
  try body(ends[0])
  close(ends[0])
  wait(for: child)
}

private func require(_ result: Int32, _ call: String) {
  if result == -1 {
    perror(call)
    _exit(1)
  }
}
