// Refused: handing: [5, 3, 4]) changed the caller's own
import Libc

func start(
  _ program: String, arguments: [String], handing descriptors: [Int32]
) -> pid_t? {
  let words = ([program] + arguments).map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  let environment: [UnsafeMutablePointer<CChar>?] = [nil]
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }

  let end = 3 + Int32(descriptors.count)
  let copies = descriptors.map { fcntl($0, F_DUPFD_CLOEXEC, end) }
  for (copy, number) in zip(copies, 3..<end) {
    dup2(copy, number)
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    close(copy)
    posix_spawn_file_actions_adddup2(&actions, number, number)
  }
  posix_spawn_file_actions_addclosefrom_np(&actions, end)

  var child: pid_t = -1
  let error = posix_spawn(
    &child, program, &actions, nil, words, environment)
  return error == 0 ? child : nil
}
