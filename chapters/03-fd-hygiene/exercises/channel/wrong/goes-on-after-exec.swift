// Refused: the child came back, or called exit
import Libc

func start(
  _ program: String, arguments: [String], channel: Int32
) -> pid_t {
  let words = ([program] + arguments).map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  let child = forkProcess()
  if child == 0 {
    dup2(dup(channel), 3)
    closeFrom(4)
    execv(program, words)
  }
  return child
}
