#if os(Linux)
  import Libc

  /// What the system must have, or the user must be, for an attack to make sense.
  enum Need: String {
    case root
    /// Leave to make user namespaces, which is not given everywhere:
    /// user_namespaces(7).
    case namespaces = "user namespaces"
    /// The device that makes pseudoterminals.
    case terminal = "/dev/ptmx"
    /// Leave to trace any process of the same user, which Yama can withhold:
    /// ptrace(2).
    case tracing = "ptrace_scope 0"

    var isMet: Bool {
      switch self {
      case .root: geteuid() == 0
      case .namespaces: mayMakeNamespace()
      case .terminal: access(rawValue, R_OK | W_OK) == 0
      case .tracing:
        geteuid() == 0
          || !["1", "2", "3"].contains(
            text(of: "/proc/sys/kernel/yama/ptrace_scope").prefix(1))
      }
    }
  }
#endif
