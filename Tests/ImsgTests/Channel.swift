import Imsg
import Testing
import Unix

/// Lends a channel, and its other end.
///
/// Whatever becomes of it, the library must have closed its end afterwards.
func withChannel(
  _ layout: HeaderLayout = .length32, passesDescriptors: Bool = true,
  _ body: (inout Imsgbuf, borrowing Peer) throws -> Void
) throws {
  let ends = try SocketPair()
  let peer = try Peer(ends.right)
  var failure: (any Error)?
  do {
    var channel = Imsgbuf(
      ends.left, layout: layout, passesDescriptors: passesDescriptors)
    try body(&channel, peer)
  } catch {
    failure = error
  }
  let isClosed = peer.seesTheEnd()
  #expect(isClosed)
  if let failure { throw failure }
}
