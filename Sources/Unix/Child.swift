import CShims

/// A child process, and the duty to reap it: once, when the value ends.
public struct Child: ~Copyable, Sendable {
  /// Its process id.
  public let processID: pid_t

  /// Makes one process two: fork(2).
  ///
  /// Returns the child to the parent, and nil to the child.
  public static func fork() throws(SystemError) -> Child? {
    let processID = forkProcess()
    if processID == -1 { throw SystemError("fork") }
    return processID == 0 ? nil : Child(owning: processID)
  }

  /// Takes over a child that nobody else is going to wait for.
  public init(owning processID: pid_t) {
    self.processID = processID
  }

  deinit {
    _ = try? reap(processID)
  }

  /// Waits for the child's end, and tells how it ended: waitpid(2).
  public consuming func wait() throws(SystemError) -> Exit {
    let processID = processID
    discard self
    return try reap(processID)
  }
}

private func reap(_ processID: pid_t) throws(SystemError) -> Exit {
  var status: Int32 = 0
  while unsafe waitpid(processID, &status, 0) == -1 {
    if lastError() != EINTR { throw SystemError("waitpid") }
  }
  return Exit(waitStatus: status)
}
