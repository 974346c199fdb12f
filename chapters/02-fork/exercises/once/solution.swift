import Libc

func runInChild(_ task: () -> Int32) -> Int32 {
  // What waits in the buffer now would be the child's as well.
  fflush(nil)
  let child = forkProcess()
  if child == 0 {
    let result = task()
    // `_exit` does not write the buffer out, and does nothing else that
    // the parent is to do at its own end.
    fflush(nil)
    _exit(result)
  }
  var status: Int32 = 0
  waitpid(child, &status, 0)
  return exitStatus(status)
}
