import Libc
import Unix

extension Part {
  /// In a part: ends this process by SIGKILL when its parent ends, however that
  /// is: PR_SET_PDEATHSIG of prctl(2).
  ///
  /// Call it after the user was changed, which takes it back. It follows the
  /// thread that started the part, so a part should be started by one that
  /// lasts. If the parent has ended already, only the channel tells: it's
  /// closed. Does nothing on a system other than Linux, where a part must watch
  /// the channel.
  public static func dieWithParent() throws(SystemError) {
    if endWithParent() == -1 { throw SystemError("prctl") }
  }

  /// Keeps other processes of the same user from looking into this one, and the
  /// system from writing its memory anywhere when it crashes:
  /// PR_SET_DUMPABLE of prctl(2).
  ///
  /// A limit for core files does not do that where they are piped to a program:
  /// core(5). Exec takes it back, and a change of user may. Does nothing on a
  /// system other than Linux.
  public static func makeUndumpable() throws(SystemError) {
    if refuseDumps() == -1 { throw SystemError("prctl") }
  }
}
