// Refused: good-bye, status
import Libc

func runInChild(_ task: () -> Int32) -> Int32 {
  fflush(nil)
  let child = forkProcess()
  if child == 0 { exit(task()) }
  var status: Int32 = 0
  waitpid(child, &status, 0)
  return exitStatus(status)
}
