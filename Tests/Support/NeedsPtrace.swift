import Supervisor
import Testing

extension Trait where Self == ConditionTrait {
  /// For what looks at the descriptors that a program leaves open.
  package static var needsPtrace: Self {
    .enabled(if: Feature.ptrace.isGranted, "needs ptrace")
  }
}
