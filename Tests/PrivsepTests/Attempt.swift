import Literate
import Privsep
import Supervisor
import Testing

/// Lets a program try something, after some promises: `Tests/Sandboxed`.
func attempt(
  _ name: String, _ first: String, _ words: String...
) throws -> Run {
  try attempt(name, [first] + words)
}

func attempt(
  _ name: String, _ words: [String] = [], hasTerminal: Bool = false
) throws -> Run {
  try Command(
    [productsDirectory() + "/sandboxed", name] + words, environment: [:],
    directory: "/", limit: 30_000, hasTerminal: hasTerminal
  ).run()
}

extension Trait where Self == ConditionTrait {
  /// For what a filter holds.
  static var needsSeccomp: Self {
    .enabled(if: Mechanism.seccomp.isThere, "needs seccomp")
  }

  /// For what is held by both mechanisms.
  static var needsSandbox: Self {
    .enabled(
      if: Mechanism.seccomp.isThere && Mechanism.landlock.isThere,
      "needs seccomp and Landlock")
  }
}
