// Refused: channel: 3) changed the caller's 3, or its flags
import Libc

func start(
  _ program: String, arguments: [String], channel: Int32
) -> pid_t {
  let words = ([program] + arguments).map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  _ = fcntl(channel, F_SETFD, 0)
  let child = forkProcess()
  if child == 0 {
    dup2(channel, 3)
    closeFrom(4)
    execv(program, words)
    _exit(127)
  }
  return child
}
