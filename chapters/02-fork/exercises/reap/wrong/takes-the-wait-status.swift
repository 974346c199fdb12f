// Refused: it told of
import CShims

func reapAll(_ tasks: [() -> Int32], ended: (Int32) -> Void) {
  for task in tasks {
    if forkProcess() == 0 { _exit(task()) }
  }
  for _ in tasks {
    var status: Int32 = 0
    waitpid(-1, &status, 0)
    ended(status)
  }
}
