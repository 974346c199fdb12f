// Refused: the program has 0 1 2 3
import Libc

func start(
  _ program: String, arguments: [String], channel: Int32
) -> pid_t {
  let words = ([program] + arguments).map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  let child = forkProcess()
  if child == 0 {
    dup2(dup(channel), 3)
    for number in Int32(4)..<256 { close(number) }
    execv(program, words)
    _exit(127)
  }
  return child
}
