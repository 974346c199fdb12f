import Libc
import Synchronization

/// The children of this process whose `Child` was destroyed without `wait()`.
///
/// A forked child starts with a list of its own, which is put here while it has
/// no other thread.
nonisolated(unsafe) var unwaited = Unwaited()

/// Children to be reaped once they have ended.
final class Unwaited: Sendable {
  private let children = Mutex<[pid_t]>([])

  /// Adds a child, and reaps those that have ended.
  func add(_ child: pid_t) {
    children.withLock { $0.append(child) }
    reap()
  }

  /// Reaps the children that have ended, without waiting for the others.
  ///
  /// Those for which `isForgotten` returns true leave the list without being
  /// reaped.
  func reap(forgetting isForgotten: (pid_t) -> Bool = { _ in false }) {
    children.withLock { children in
      children.removeAll { child in
        var status: Int32 = 0
        if isForgotten(child) { return true }
        let reaped = unsafe waitpid(child, &status, WNOHANG)
        return reaped == -1 || reaped == child && hasEnded(status)
      }
    }
  }
}
