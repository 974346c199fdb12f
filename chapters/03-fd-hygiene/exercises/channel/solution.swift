import Libc

/// Starts a program in a child, with a channel as its descriptor 3.
///
/// The program is given by its path, which is also the first of its
/// words; the arguments follow. It gets 0, 1 and 2 as they are, 3, and
/// no other descriptor. In this process all stays as it is. The child
/// ends by `_exit(127)` if the program cannot be started. Returns the
/// child's process id, and leaves the waiting to the caller.
func start(
  _ program: String, arguments: [String], channel: Int32
) -> pid_t {
  // What needs memory is done before the fork.
  let words = ([program] + arguments).map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  let child = forkProcess()
  if child == 0 {
    // If the channel is 3 already, dup2 alone would do nothing, and
    // leave close-on-exec set. A copy never has it.
    if dup2(dup(channel), 3) == 3 {
      closeFrom(4)
      execv(program, words)
    }
    _exit(127)
  }
  return child
}
