import Foundation

/// The systems, the rights and the programs that a fence is limited to.
public struct Requirement: Equatable, Sendable {
  /// The systems it holds on; none named means all.
  public var systems: Set<System> = []
  /// Whether it needs the rights of root.
  public var root = false
  /// The programs that it needs: each is to be on the PATH.
  public var programs: Set<String> = []

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
    if root, geteuid() != 0 { return "root only" }
    return programs.sorted().first { Toolchain.find($0) == nil }
      .map { "\($0) is not installed" }
  }
}

extension Requirement {
  /// The program that a word of an info string asks for: `needs=tmux`.
  static func program(named word: String) -> String? {
    let prefix = "needs="
    guard word.hasPrefix(prefix), word != prefix else { return nil }
    return String(word.dropFirst(prefix.count))
  }

  /// A program that is asked for, and that lines of code do not name.
  func unused(in lines: [String]) -> String? {
    let names = Set(
      lines.flatMap { $0.split { !$0.isLetter && !$0.isNumber && $0 != "-" } }
        .map(String.init))
    return programs.subtracting(names).min()
  }
}
