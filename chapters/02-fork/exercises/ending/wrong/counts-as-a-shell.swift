// Refused: a child exited with 137, and it returned .signal(9)
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
  if waitpid(child, &status, 0) == -1 { return nil }
  if wasKilled(status) { return .signal(killingSignal(status)) }
  let number = exitStatus(status)
  return number == 128 + SIGKILL ? .signal(SIGKILL) : .status(number)
}
