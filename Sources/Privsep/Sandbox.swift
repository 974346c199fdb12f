import Libc
import Unix

/// Holds a process to what it has promised.
public enum Sandbox {
  /// Lets this process do what it promises from now on, and nothing more.
  ///
  /// There is no way out, neither for the process nor for its children, nor
  /// for the programs that they start. Of several sandboxes each one holds. A
  /// system call that was not promised ends the process by SIGSYS. A file in a
  /// directory that was not promised cannot be opened: EACCES. Call it before
  /// there is a second thread.
  ///
  /// Landlock is in force wherever the system has it, and what it can deny
  /// depends on its version. A mechanism that is needed and that the system
  /// does not have is an error, unless the caller can do without: seccomp, and
  /// Landlock where promises name directories. Returns what is in force. If it
  /// throws, the process may be held in part, and must end.
  ///
  /// With `reportsCalls` the first call that was not promised is written to
  /// standard error before it ends the process: its number and name, and its
  /// arguments. That is for finding a promise that is missing, and not for
  /// production: the process itself does it, so whoever has taken it over can
  /// catch the signal, and go on.
  public static func enter(
    _ promises: [Promise], doingWithout spare: Set<Mechanism> = [],
    reportsCalls: Bool = false
  ) throws(SandboxError) -> Confinement {
    #if os(Linux)
      let version = landlockVersion()
    #else
      let version: Int32 = 0
    #endif
    return try enter(
      promises, doingWithout: spare, reportsCalls: reportsCalls,
      landlockABI: version)
  }

  /// Does so with an older version of Landlock's interface, if this is one.
  package static func enter(
    _ promises: [Promise], doingWithout spare: Set<Mechanism> = [],
    reportsCalls: Bool = false, landlockABI: Int32
  ) throws(SandboxError) -> Confinement {
    var needed: Set<Mechanism> = [.seccomp]
    if promises.contains(where: \.namesFolders) { needed.insert(.landlock) }
    var mechanisms: Set<Mechanism> = []
    if Mechanism.seccomp.isThere { mechanisms.insert(.seccomp) }
    if landlockABI > 0 { mechanisms.insert(.landlock) }
    for mechanism in needed.subtracting(mechanisms.union(spare)) {
      throw .missing(mechanism)
    }
    #if os(Linux)
      do throws(SystemError) {
        if refuseNewPrivileges() == -1 { throw SystemError("prctl") }
        if mechanisms.contains(.landlock) {
          try restrictReach(of: promises, version: landlockABI)
        }
        if mechanisms.contains(.seccomp) {
          try restrictCalls(to: promises, reportsCalls: reportsCalls)
        }
      } catch {
        throw .failed(error)
      }
    #endif
    return Confinement(
      mechanisms: mechanisms, landlockABI: max(landlockABI, 0))
  }

  /// The system calls that a process may make after these promises, and those
  /// that fail where any other would end it.
  ///
  /// Of several rules for the same call the first that fits answers. Empty on a
  /// system other than Linux.
  public static func calls(of promises: [Promise]) -> [Rule] {
    #if os(Linux)
      let all = promises.flatMap(\.rules) + spared
      // What one promise allows, another does not let fail.
      let answered = all.filter { $0.answer == .isAnswered }
      let allowed = all.filter { $0.answer == .allowed }
      var rules: [Rule] = []
      for rule in answered + allowed + all
      where !rules.contains(where: { $0.covers(rule) }) {
        rules.append(rule)
      }
      return rules
    #else
      []
    #endif
  }
}
