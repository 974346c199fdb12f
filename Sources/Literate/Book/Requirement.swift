import Foundation

/// The systems and rights that a fence is limited to.
public struct Requirement: Equatable, Sendable {
  /// The systems it holds on; none named means all.
  public var systems: Set<System> = []
  /// Whether it needs the rights of root.
  public var root = false

  /// A system that an info string can name.
  public enum System: String, CaseIterable, Sendable {
    case linux, macos, openbsd

    static var current: Self? {
      #if os(Linux)
        .linux
      #elseif os(macOS)
        .macos
      #elseif os(OpenBSD)
        .openbsd
      #else
        nil
      #endif
    }
  }

  /// Why a fence cannot run here, or nil if it can.
  public var unmet: String? {
    if !systems.isEmpty, System.current.map(systems.contains) != true {
      return systems.map(\.rawValue).sorted().joined(separator: " or ")
        + " only"
    }
    return root && geteuid() != 0 ? "root only" : nil
  }
}
