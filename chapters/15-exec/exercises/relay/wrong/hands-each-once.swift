// Refused: descriptors 0 1 2 3
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
  let above = max(descriptors.max() ?? 0, end) + 1
  for descriptor in Set(descriptors) {
    let index = Int32(descriptors.firstIndex(of: descriptor) ?? 0)
    posix_spawn_file_actions_adddup2(&actions, descriptor, above + index)
  }
  for descriptor in Set(descriptors) {
    let index = Int32(descriptors.firstIndex(of: descriptor) ?? 0)
    posix_spawn_file_actions_adddup2(&actions, above + index, 3 + index)
  }
  posix_spawn_file_actions_addclosefrom_np(&actions, end)

  var child: pid_t = -1
  let error = posix_spawn(
    &child, program, &actions, nil, words, environment)
  return error == 0 ? child : nil
}
