// Refused: the first of two children was waited for with the second
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
  var ended: pid_t
  repeat {
    ended = waitpid(-1, &status, 0)
    if ended == -1 { return nil }
  } while ended != child
  return wasKilled(status)
    ? .signal(killingSignal(status)) : .status(exitStatus(status))
}
