// Refused: a child called exit
import Libc

func reapAll(_ tasks: [() -> Int32], ended: (Int32) -> Void) {
  for task in tasks {
    if forkProcess() == 0 { exit(task()) }
  }
  for _ in tasks {
    var status: Int32 = 0
    waitpid(-1, &status, 0)
    ended(exitStatus(status))
  }
}
