import Libc
import Unix

/// Holds a process to what it has promised.
public enum Sandbox {
  /// Lets this process do what it promises from now on, and nothing more.
  ///
  /// There is no way out, neither for the process nor for its children, nor
  /// for the programs that they start. Of several sandboxes each one holds. A
  /// system call that was not promised ends the process by SIGSYS. A file in a
  /// directory that was not promised cannot be opened: EACCES. With a second
  /// thread it throws, because Landlock would not hold that.
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
  /// catch the signal, and go on. Programs that it starts are ended without a
  /// word.
  public static func enter(
    _ promises: [Promise], doingWithout spare: Set<Mechanism> = [],
    reportsCalls: Bool = false
  ) throws(SandboxError) -> Confinement {
    try enter(
      promises, doingWithout: spare, reportsCalls: reportsCalls,
      landlockABI: Confinement.here.landlockABI)
  }

  /// Does so with an older version of Landlock's interface, if this is one, or
  /// without a filter.
  package static func enter(
    _ promises: [Promise], doingWithout spare: Set<Mechanism> = [],
    reportsCalls: Bool = false, landlockABI: Int32,
    hasFilter: Bool = Confinement.here.hasFilter
  ) throws(SandboxError) -> Confinement {
    if !hasFilter, !spare.contains(.seccomp) { throw .missing(.seccomp) }
    let hasLandlock = landlockABI > 0
    if !hasLandlock, !spare.contains(.landlock),
      promises.contains(where: \.namesFolders)
    {
      throw .missing(.landlock)
    }
    #if os(Linux)
      if mayHaveThreads() { throw .threads }
      do throws(SystemError) {
        if refuseNewPrivileges() == -1 { throw SystemError("prctl") }
        if hasLandlock {
          try restrictReach(of: promises, version: landlockABI)
        }
        if hasFilter {
          try restrictCalls(to: promises, reportsCalls: reportsCalls)
        }
      } catch {
        throw .failed(error)
      }
    #endif
    return Confinement(
      hasFilter: hasFilter, landlockABI: max(landlockABI, 0))
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
      let trapped = all.filter { $0.action == .trap }
      let allowed = all.filter { $0.action == .allow }
      var rules: [Rule] = []
      for rule in trapped + allowed + all
      where !rules.contains(where: { $0.covers(rule) }) {
        rules.append(rule)
      }
      return rules
    #else
      []
    #endif
  }
}
