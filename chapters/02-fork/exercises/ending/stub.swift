import Libc

/// How a process ended.
enum Exit: Equatable {
  /// By itself, with an exit status from 0 to 255.
  case status(Int32)
  /// By a signal of this number.
  case signal(Int32)
}

/// Waits for a child's end, and tells how it ended.
///
/// Returns nil if the process is no child, or was waited for before.
/// Other children are not waited for.
func ending(of child: pid_t) -> Exit? {
  // TODO: wait for it, and ask how it ended
  nil
}
