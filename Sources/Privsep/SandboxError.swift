import Unix

/// Why a process is not in its sandbox.
public enum SandboxError: Error, Equatable {
  /// This system does not have it, and the caller cannot do without.
  case missing(Mechanism)
  /// A system call failed.
  case failed(SystemError)
}
