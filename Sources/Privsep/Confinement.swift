/// What holds a process in its sandbox.
public struct Confinement: Equatable, Sendable, CustomStringConvertible {
  /// The mechanisms that are in force.
  public let mechanisms: Set<Mechanism>
  /// The version of Landlock's interface (ABI), or 0 where it isn't in force.
  public let landlockABI: Int32

  /// What Landlock would deny in its seventh version, and does not here.
  ///
  /// The filter may still refuse the system calls for it.
  public var gaps: [String] {
    Self.denials.filter { $0.abi > landlockABI }.map(\.what)
  }

  private static let denials: [(abi: Int32, what: String)] = [
    (1, "files"), (3, "truncation"), (4, "TCP"), (5, "device ioctls"),
    (6, "signals"), (6, "abstract sockets"),
  ]

  /// What is in force, and the gaps: `seccomp, Landlock ABI 7`.
  public var description: String {
    var parts: [String] = []
    if mechanisms.contains(.seccomp) { parts.append("seccomp") }
    if landlockABI > 0 { parts.append("Landlock ABI \(landlockABI)") }
    let inForce = parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
    if gaps.isEmpty { return inForce }
    return inForce + "; not denied: " + gaps.joined(separator: ", ")
  }
}
