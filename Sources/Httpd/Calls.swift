import Libc
import Privsep

/// Prints the system calls that each process may make in its sandbox, with the
/// reasons.
public func printCalls() throws {
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
    let answer = condition + rule.answer.words
    print("  \(rule.name)\(padding)\(rule.reason)\(answer)")
  }
}

extension Rule.Answer {
  /// What becomes of the call, unless it is made.
  fileprivate var words: String {
    switch self {
    case .allowed: ""
    case .fails(let number): unsafe ": \(String(cString: strerror(number)))"
    case .skipped: ": skipped"
    case .isAnswered: ": answered by the process itself"
    }
  }
}
