import Libc

/// How a process ended.
public enum Exit: Equatable, Sendable, CustomStringConvertible {
  /// The process exited, with this status from 0 to 255.
  case status(Int32)
  /// A signal of this number killed the process.
  case signal(Int32)

  /// Decodes the status that waitpid(2) stores for a process that has ended.
  ///
  /// - Precondition: The status is not that of a process that has merely
  ///   stopped.
  public init(waitStatus: Int32) {
    precondition(hasEnded(waitStatus), "the process has not ended")
    self =
      wasKilled(waitStatus)
      ? .signal(killingSignal(waitStatus)) : .status(exitStatus(waitStatus))
  }

  /// `exited with status 1`, or `killed by signal 9`.
  public var description: String {
    switch self {
    case .status(let status): "exited with status \(status)"
    case .signal(let number): "killed by signal \(number)"
    }
  }
}

/// Whether a status of waitpid(2) reports that the process has ended.
///
/// For a process that is being traced, ptrace(2), it may report a stop instead.
func hasEnded(_ waitStatus: Int32) -> Bool {
  didExit(waitStatus) || wasKilled(waitStatus)
}
