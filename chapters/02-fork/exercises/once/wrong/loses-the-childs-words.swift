// Refused: begin, status
import Libc

func runInChild(_ task: () -> Int32) -> Int32 {
  fflush(nil)
  let child = forkProcess()
  if child == 0 { _exit(task()) }
  var status: Int32 = 0
  waitpid(child, &status, 0)
  return exitStatus(status)
}
