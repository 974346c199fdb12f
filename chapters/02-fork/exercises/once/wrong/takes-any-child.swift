// Refused: status 1, no other
import Libc

func runInChild(_ task: () -> Int32) -> Int32 {
  fflush(nil)
  let child = forkProcess()
  if child == 0 {
    let result = task()
    fflush(nil)
    _exit(result)
  }
  var status: Int32 = 0
  waitpid(-1, &status, 0)
  return exitStatus(status)
}
