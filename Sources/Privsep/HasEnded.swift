import Libc
import Unix

extension Child {
  /// Whether it has ended, so that `wait` returns at once: waitid(2).
  public var hasEnded: Bool { isZombie(processID) }
}
