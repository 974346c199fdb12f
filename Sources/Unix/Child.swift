import Libc
import Synchronization

/// A child process, and the responsibility for reaping it exactly once.
///
/// `wait()` blocks until the child ends; nothing else does. If a value is
/// destroyed without it, the library takes the responsibility over: it reaps
/// the process, once that has ended, the next time any `Child` is made, waited
/// for or destroyed. So whatever the child needs in order to end, such as a
/// socket being closed, may be destroyed in the same scope, in any order.
///
/// Nothing else in this process should reap the child, for instance by waiting
/// for any child at all.
public struct Child: ~Copyable, Sendable {
  /// The child's process id.
  public let processID: pid_t

  /// Creates a child process as a copy of this one: fork(2).
  ///
  /// Returns the child to the parent, and nil to the child, in which only the
  /// calling thread goes on. If this process has other threads, fork(2)
  /// restricts what the child may call before it calls exec. What `print` has
  /// buffered is copied too: call `fflush(nil)` first, and end the child with
  /// `_exit`, or it is printed twice. Throws what fork(2) reports: EAGAIN if
  /// there may be no more processes, or ENOMEM.
  public static func fork() throws(SystemError) -> Child? {
    let parents = unsafe unwaited
    // The child uses the list too. What Swift's runtime makes at the first use
    // is made here, since another thread may hold the runtime's locks.
    parents.reap()
    let processID = forkProcess()
    if processID == -1 { throw SystemError("fork") }
    if processID > 0 { return Child(owning: processID) }
    // Another thread may have held the lock of the list, and is not here to
    // release it: leave that list as it is, and begin with a new one.
    _ = unsafe Unmanaged.passRetained(parents)
    unsafe unwaited = Unwaited()
    return nil
  }

  /// Takes over a child that nothing else will wait for.
  ///
  /// - Precondition: `processID` is above 0. Other numbers do not stand for a
  ///   single process.
  public init(owning processID: pid_t) {
    precondition(processID > 0, "a child's process id is above 0")
    self.processID = processID
    // A forgotten child of the same id must have been reaped by somebody else.
    unsafe unwaited.reap { $0 == processID }
  }

  deinit {
    unsafe unwaited.add(processID)
  }

  /// Waits until the child has ended, and returns how it ended: waitpid(2).
  ///
  /// Goes on waiting if a signal interrupts it. Throws ECHILD if something else
  /// has reaped the child, or if SIGCHLD is ignored.
  public consuming func wait() throws(SystemError) -> Exit {
    let processID = processID
    discard self
    unsafe unwaited.reap()
    while true {
      var status: Int32 = 0
      if unsafe waitpid(processID, &status, 0) == -1 {
        if lastError() != EINTR { throw SystemError("waitpid") }
      } else if hasEnded(status) {
        return Exit(waitStatus: status)
      }
    }
  }
}
