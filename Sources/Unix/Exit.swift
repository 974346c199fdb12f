import CShims

/// How a process ended.
public enum Exit: Equatable, Sendable {
  /// By itself, with an exit status from 0 to 255.
  case status(Int32)
  /// By a signal of this number.
  case signal(Int32)

  /// Unpacks what waitpid(2) says of a process that has ended.
  public init(waitStatus: Int32) {
    self =
      wasKilled(waitStatus)
      ? .signal(killingSignal(waitStatus)) : .status(exitStatus(waitStatus))
  }
}
