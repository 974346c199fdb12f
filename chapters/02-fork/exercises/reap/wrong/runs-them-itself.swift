// Refused: the calling process ran a task itself
import Libc

func reapAll(_ tasks: [() -> Int32], ended: (Int32) -> Void) {
  for task in tasks { ended(task()) }
}
