import CSupervisor

/// What a program may need of the kernel, determined by asking it.
package enum Feature: String, CaseIterable {
  /// Landlock rulesets: landlock(7).
  case landlock
  /// System call filters: seccomp(2).
  case seccomp
  /// Tracing a child: ptrace(2).
  case ptrace
  /// User namespaces: user_namespaces(7).
  case userns
  /// openat2(2).
  case openat2
  /// Descriptors that refer to processes: pidfd_open(2).
  case pidfd
  /// A list of a process's children: proc_pid_task_children(5).
  case children

  package var isGranted: Bool { Self.grants[self] ?? false }

  private static let grants = [
    landlock: has_landlock(), seccomp: has_seccomp(), ptrace: may_trace(),
    userns: may_make_user_namespace(), openat2: has_openat2(),
    pidfd: has_pidfd(), children: sees_children(),
  ]
}
