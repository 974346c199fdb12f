import Libc
import Foundation
import Unix

/// Starts a program, with no descriptors but these for what it writes and
/// /dev/null as its standard input, and no signal blocked or ignored.
///
/// The tests share one process: what fork would hand on of the others' sockets
/// would keep their connections open.
func spawn(
  _ words: [String], output: Int32, errors: Int32
) throws(SystemError) -> Child {
  #if os(Linux)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)

    let pointers = words.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    var processID: pid_t = -1
    errno = posix_spawn(
      &processID, words[0], &actions, &attributes, pointers + [nil], [nil])
    if errno == 0 { return Child(owning: processID) }
  #else
    errno = ENOSYS
  #endif
  throw SystemError("posix_spawn")
}
