// Refused: it told of [0]
import Libc

func reapAll(_ tasks: [() -> Int32], ended: (Int32) -> Void) {
  for task in tasks {
    if forkProcess() == 0 { _exit(task()) }
  }
  var left = tasks.count
  repeat {
    var status: Int32 = 0
    waitpid(-1, &status, 0)
    ended(exitStatus(status))
    left -= 1
  } while left > 0
}
