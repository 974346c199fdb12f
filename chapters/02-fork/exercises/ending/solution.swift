import Libc

/// How a process ended.
enum Exit: Equatable {
  /// By itself, with an exit status from 0 to 255.
  case status(Int32)
  /// By a signal of this number.
  case signal(Int32)
}

func ending(of child: pid_t) -> Exit? {
  var status: Int32 = 0
  // If the call fails, it leaves the status as it was.
  if waitpid(child, &status, 0) == -1 { return nil }
  return wasKilled(status)
    ? .signal(killingSignal(status)) : .status(exitStatus(status))
}
