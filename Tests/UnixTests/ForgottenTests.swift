import TestSupport
import Testing

/// A child that is never waited for ends all the same, in whatever order the
/// values of a scope end: it waits for its socket to be closed, and nothing
/// waits for it.
@Suite("A child that is not waited for hangs nothing", .fewThreads)
struct ForgottenTests {
  private static let start = """
    import Libc
    import Privsep
    import Unix

    /// Waits until the peer has closed its end, and ends this process.
    func listen(on end: Int32) -> Never {
      var byte: UInt8 = 0
      while read(end, &byte, 1) > 0 {}
      _exit(0)
    }

    func start(on pair: borrowing SocketPair) throws -> Child {
      if let child = try Child.fork() { return child }
      close(pair.left.number)
      listen(on: pair.right.number)
    }

    if programArguments().count > 1 { listen(on: 3) }

    struct ChildLast: ~Copyable {
      let pair: SocketPair
      let child: Child
    }

    struct ChildFirst: ~Copyable {
      let child: Child
      let pair: SocketPair
    }

    final class Holder {
      let pair: SocketPair
      let child: Child

      init() throws {
        pair = try SocketPair()
        child = try start(on: pair)
      }
    }

    func forget() throws {

    """

  private static let end = """

    }

    try forget()
    while waitpid(-1, nil, 0) > 0 {}
    print("all have ended")
    """

  @Test(arguments: [
    """
      let pair = try SocketPair()
      let child = try start(on: pair)
      _ = child.processID
    """,
    """
      let pair = try SocketPair()
      _ = try start(on: pair)
    """,
    """
      let child: Child
      let pair = try SocketPair()
      child = try start(on: pair)
      _ = child.processID
    """,
    """
      let pair = try SocketPair()
      let child = try start(on: pair)
      _ = ChildLast(pair: pair, child: child)
    """,
    """
      let pair = try SocketPair()
      let child = try start(on: pair)
      let both = ChildFirst(child: child, pair: pair)
      _ = both.child.processID
    """,
    """
      let holders = try [Holder(), Holder()]
      _ = holders.count
    """,
    """
      var pair = try SocketPair()
      let child = try start(on: pair)
      pair = try SocketPair()
      _ = child.processID
    """,
    """
      let part = try Part(["listen"])
      let other = try Part(["listen"])
      _ = (part.child.processID, other.child.processID)
    """,
    """
      let part = try Part(["listen"])
      let pair = try SocketPair()
      let child = try start(on: pair)
      _ = (part.child.processID, child.processID)
    """,
  ])
  func scope(_ body: String) throws {
    let book = try SmallBook(
      fence("swift run", Self.start + body + Self.end)
        + fence("output", "all have ended"))
    try book.linkLibraries()
    #expect(try book.problems() == [])
  }
}
