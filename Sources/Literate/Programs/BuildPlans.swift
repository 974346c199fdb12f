import Synchronization

/// What was learnt from the programs built so far for those to come.
final class BuildPlans: Sendable {
  private let plans = Mutex<[String: BuildPlan]>([:])
  private let links = Mutex<[String: String]>([:])

  /// The plan for some arguments, made if there is none.
  func plan(
    for arguments: [String], _ make: () throws(Problem) -> BuildPlan
  ) throws(Problem) -> BuildPlan {
    let key = arguments.joined(separator: "\n")
    if let plan = plans.withLock({ $0[key] }) { return plan }
    let plan = try make()
    plans.withLock { $0[key] = plan }
    return plan
  }

  /// How a program of these arguments and imports is linked, if that is known.
  subscript(arguments: [String], imports: Set<String>) -> String? {
    get { links.withLock { $0[Self.key(arguments, imports)] } }
    set { links.withLock { $0[Self.key(arguments, imports)] = newValue } }
  }

  private static func key(
    _ arguments: [String], _ imports: Set<String>
  ) -> String {
    (arguments + imports.sorted()).joined(separator: "\n")
  }
}
