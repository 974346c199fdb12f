import Libc
import Foundation
import Unix

/// Starts a program with /dev/null as its standard input, these descriptors as
/// its standard output and standard error, for a part its channel as 3, no
/// other descriptor, and no signal blocked or ignored.
///
/// The tests share one process, so fork would pass on the sockets of other
/// tests and keep their connections open.
func spawn(
  _ words: [String], output: Int32, errors: Int32, channel: Int32? = nil
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
    if let channel {
      posix_spawn_file_actions_adddup2(&actions, channel, 3)
    }
    posix_spawn_file_actions_addclosefrom_np(&actions, channel == nil ? 3 : 4)

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
