import Unix

/// Why a process is not in its sandbox.
public enum SandboxError: Error, Equatable {
  /// This system does not have it, and the caller cannot do without.
  case missing(Mechanism)
  /// The process has, or had, another thread, which it would not hold.
  case threads
  /// A system call failed.
  case failed(SystemError)
}
