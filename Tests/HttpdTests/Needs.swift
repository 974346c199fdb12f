import Supervisor
import Testing

extension Trait where Self == ConditionTrait {
  /// Skips what needs a feature that this system does not grant.
  static func needs(_ features: Feature...) -> Self {
    let lacking = features.filter { !$0.isGranted }.map(\.rawValue)
    return .enabled(
      if: lacking.isEmpty, "no \(lacking.joined(separator: ", ")) here")
  }

  /// For a server that keeps its promises, and whose processes are looked at.
  static var needsSandbox: Self { needs(.landlock, .seccomp, .children) }
}
