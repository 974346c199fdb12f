import Libc

func reapAll(_ tasks: [() -> Int32], ended: (Int32) -> Void) {
  for task in tasks {
    if forkProcess() == 0 { _exit(task()) }
  }
  for _ in tasks {
    var status: Int32 = 0
    // -1 stands for whichever child ends next.
    waitpid(-1, &status, 0)
    ended(exitStatus(status))
  }
}
