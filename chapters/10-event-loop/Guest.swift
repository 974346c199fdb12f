import Libc
import Unix

/// A child, as its parent sees it.
final class Guest {
  let manner: Manner
  /// The number of the parent's end.
  let number: Int32
  /// Until the line is closed.
  var service: Service?
  /// Until it is reaped.
  var child: Child?
  /// How many of its requests were answered.
  var answers = 0
  /// Whether it took too long.
  var isLate = false

  /// Starts a child that behaves in this manner.
  init(_ manner: Manner) throws {
    let ends = try SocketPair()
    fflush(nil)
    guard let child = try Child.fork() else {
      dup2(ends.right.number, 3)
      closeFrom(4)
      do {
        try manner.behave(on: Descriptor(owning: 3))
        _exit(0)
      } catch {
        _exit(1)
      }
    }
    self.manner = manner
    self.child = consume child
    number = ends.left.number
    service = try Service(on: ends.left)
  }
}
