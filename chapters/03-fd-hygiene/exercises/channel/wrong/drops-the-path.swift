// Refused: /bin/sh got ["sh"] as its first word
import Libc

func start(
  _ program: String, arguments: [String], channel: Int32
) -> pid_t {
  let name = program.split(separator: "/").last.map(String.init) ?? ""
  let words = ([name] + arguments).map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  let child = forkProcess()
  if child == 0 {
    dup2(dup(channel), 3)
    closeFrom(4)
    execv(program, words)
    _exit(127)
  }
  return child
}
