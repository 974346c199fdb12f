import Libc

/// What holds a process in its sandbox.
public struct Confinement: Equatable, Sendable, CustomStringConvertible {
  /// Whether a filter answers its system calls: seccomp(2).
  public let hasFilter: Bool
  /// The version of Landlock's interface (ABI), or 0 where it isn't in force.
  public let landlockABI: Int32

  /// What a sandbox has on this system.
  public static var here: Confinement {
    #if os(Linux)
      Confinement(
        hasFilter: Mechanism.seccomp.isThere,
        landlockABI: max(landlockVersion(), 0))
    #else
      Confinement(hasFilter: false, landlockABI: 0)
    #endif
  }

  /// What is not denied here, and would be by a filter and by Landlock's
  /// seventh version.
  ///
  /// Where there is a filter, it may still refuse the system calls for it.
  public var gaps: [String] {
    (hasFilter ? [] : ["system calls"])
      + Self.denials.filter { $0.abi > landlockABI }.map(\.what)
  }

  private static let denials: [(abi: Int32, what: String)] = [
    (1, "files"), (3, "truncation"), (4, "TCP"), (5, "device ioctls"),
    (6, "signals"), (6, "abstract sockets"),
  ]

  /// What is in force, and the gaps: `seccomp, Landlock ABI 7`.
  public var description: String {
    let parts =
      (hasFilter ? ["seccomp"] : [])
      + (landlockABI > 0 ? ["Landlock ABI \(landlockABI)"] : [])
    let inForce = parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
    if gaps.isEmpty { return inForce }
    return inForce + "; not denied: " + gaps.joined(separator: ", ")
  }
}
