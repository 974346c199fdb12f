// Refused: no child, or no longer, and it returned .status(0)
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
  waitpid(child, &status, 0)
  return wasKilled(status)
    ? .signal(killingSignal(status)) : .status(exitStatus(status))
}
