import Foundation
import Supervisor

/// What a fence needs from the system that it runs on.
package struct Requirement: Equatable, Sendable {
  /// The systems it is for; none means all.
  private var systems: Set<String> = []
  /// Whether it has to run as root.
  private var root = false
  /// The features of the kernel, and the programs on the PATH, that it needs.
  private var needs: Set<String> = []

  static let allSystems = ["linux", "macos", "openbsd"]

  #if os(Linux)
    private static let system = "linux"
  #elseif os(macOS)
    private static let system = "macos"
  #elseif os(OpenBSD)
    private static let system = "openbsd"
  #else
    private static let system = "another system"
  #endif

  /// Reads a word of an info string; false if it is not a requirement.
  mutating func take(_ word: String) -> Bool {
    if Self.allSystems.contains(word) {
      systems.insert(word)
    } else if word == "root" {
      root = true
    } else if word.hasPrefix("needs="), word != "needs=" {
      needs.insert(String(word.dropFirst(6)))
    } else {
      return false
    }
    return true
  }

  /// Why a fence can't run here, or nil if it can.
  package var unmet: String? {
    if !systems.isEmpty, !systems.contains(Self.system) {
      return systems.sorted().joined(separator: " or ") + " only"
    }
    if root, geteuid() != 0 { return "root only" }
    return needs.sorted().lazy.compactMap { need in
      guard let feature = Feature(rawValue: need) else {
        return Toolchain.find(need, on: Toolchain.programPath) == nil
          ? "\(need) is not installed" : nil
      }
      return feature.isGranted ? nil : "no \(need) here"
    }.first
  }

  /// A program that the fence needs, but that its lines don't mention.
  func unused(in lines: [String]) -> String? {
    let names = lines.flatMap {
      $0.split { !($0.isLetter || $0.isNumber || "._+-".contains($0)) }
    }
    return needs.filter { Feature(rawValue: $0) == nil }
      .subtracting(names.map(String.init)).min()
  }
}
