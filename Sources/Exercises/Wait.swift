import Libc

/// Reaps a child, whatever signals come meanwhile, and returns its wait status.
@discardableResult
func wait(for child: pid_t) -> Int32 {
  var status: Int32 = 0
  while waitpid(child, &status, 0) == -1, lastError() == EINTR {}
  return status
}
