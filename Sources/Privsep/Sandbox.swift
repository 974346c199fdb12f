import Libc
import Unix

/// Holds a process to what it has promised.
public enum Sandbox {
  /// Lets this process do what it promises from now on, and nothing more.
  ///
  /// There is no way out, neither for the process nor for its children, nor
  /// for the programs that they start. Of several sandboxes each one holds. A
  /// system call that was not promised ends the process by SIGSYS. A file in a
  /// folder that was not promised cannot be opened: EACCES. Call it before
  /// there is a second thread.
  ///
  /// A mechanism that this system does not have is an error, unless the caller
  /// can do without. Returns those that are in force, of those that the
  /// promises need: seccomp always, Landlock where they name folders. If it
  /// throws, the process may be held in part, and is to end.
  public static func enter(
    _ promises: [Promise], doingWithout spare: Set<Mechanism> = []
  ) throws(SandboxError) -> Set<Mechanism> {
    let needed: Set<Mechanism> =
      promises.contains(where: \.namesFolders)
      ? [.seccomp, .landlock] : [.seccomp]
    let inForce = needed.filter(\.isThere)
    for mechanism in needed.subtracting(inForce.union(spare)) {
      throw .missing(mechanism)
    }
    #if os(Linux)
      do throws(SystemError) {
        if refuseNewPrivileges() == -1 { throw SystemError("prctl") }
        if inForce.contains(.landlock) {
          try restrictFiles(to: promises.flatMap(\.grants))
        }
        if inForce.contains(.seccomp) {
          try restrictCalls(to: promises.flatMap(\.rules) + spared)
        }
      } catch {
        throw .failed(error)
      }
    #endif
    return inForce
  }
}
