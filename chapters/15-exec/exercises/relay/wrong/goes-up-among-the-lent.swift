// Refused: is not its
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
  let above = end
  for (place, descriptor) in zip(above..., descriptors) {
    posix_spawn_file_actions_adddup2(&actions, descriptor, place)
  }
  for (place, number) in zip(above..., 3..<end) {
    posix_spawn_file_actions_adddup2(&actions, place, number)
  }
  posix_spawn_file_actions_addclosefrom_np(&actions, end)

  var child: pid_t = -1
  let error = posix_spawn(
    &child, program, &actions, nil, words, environment)
  return error == 0 ? child : nil
}
