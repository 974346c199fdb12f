import Libc
import Privsep

/// Prints what a sandbox has here, and the system calls that each process may
/// make in its own, with the reasons.
public func printCalls() throws {
  print("on this system: \(Confinement.here)")
  let folder = "FOLDER"
  printCalls("parent", try parentPromises(folder))
  for role in [Role.opener, .worker] {
    printCalls(role.rawValue, role.promises(folder))
  }
}

private func printCalls(_ name: String, _ promises: [Promise]) {
  print("\(name):")
  for rule in Sandbox.calls(of: promises) {
    let padding = String(repeating: " ", count: max(1, 18 - rule.name.count))
    let condition = rule.condition.isEmpty ? "" : " (\(rule.condition))"
    let rest = condition + rule.action.words
    print("  \(rule.name)\(padding)\(rule.reason)\(rest)")
  }
}

extension Rule.Action {
  /// What becomes of the call, unless it is made.
  fileprivate var words: String {
    switch self {
    case .allow: ""
    case .fail(0): ": skipped"
    case .fail(let number): unsafe ": \(String(cString: strerror(number)))"
    case .trap: ": answered by the process itself"
    }
  }
}
