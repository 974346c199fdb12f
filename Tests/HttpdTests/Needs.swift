import Supervisor
import Testing

extension Trait where Self == ConditionTrait {
  /// Skips a test if the system lacks a feature that it needs.
  static func needs(_ features: Feature...) -> Self {
    let lacking = features.filter { !$0.isGranted }.map(\.rawValue)
    return .enabled(
      if: lacking.isEmpty, "needs \(lacking.joined(separator: ", "))")
  }

  /// For a test of a sandboxed server that looks at its processes.
  static var needsSandbox: Self { needs(.landlock, .seccomp, .children) }
}
