// Refused: changed what the caller does at a signal
import Libc

func start(
  _ program: String, arguments: [String], channel: Int32
) -> pid_t {
  // Nobody has to wait for the child then.
  signal(SIGCHLD, SIG_IGN)
  let words = ([program] + arguments).map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  let child = forkProcess()
  if child == 0 {
    if dup2(dup(channel), 3) == 3 {
      closeFrom(4)
      execv(program, words)
    }
    _exit(127)
  }
  return child
}
