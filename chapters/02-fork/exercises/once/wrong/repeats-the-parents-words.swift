// Refused: begin, child, begin
import Libc

func runInChild(_ task: () -> Int32) -> Int32 {
  let child = forkProcess()
  if child == 0 {
    let result = task()
    fflush(nil)
    _exit(result)
  }
  var status: Int32 = 0
  waitpid(child, &status, 0)
  return exitStatus(status)
}
