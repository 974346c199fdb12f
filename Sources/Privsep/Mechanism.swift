import Libc

/// What a sandbox is made of, on Linux.
public enum Mechanism: Sendable {
  /// A filter before each system call: seccomp(2).
  case seccomp
  /// Rules about files, TCP, signals and sockets: landlock(7).
  case landlock

  /// Whether this system has it.
  public var isThere: Bool {
    #if os(Linux)
      switch self {
      case .seccomp: hasSeccomp()
      case .landlock: landlockVersion() >= 1
      }
    #else
      false
    #endif
  }
}
