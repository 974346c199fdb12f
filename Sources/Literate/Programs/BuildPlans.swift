import Synchronization

/// What was learnt from the programs compiled so far for those to come: the jobs
/// of Swift's driver, by its arguments.
final class BuildPlans: Sendable {
  private let known = Mutex<[[String]: [String]]>([:])

  func jobs(
    for arguments: [String], _ ask: () throws(Problem) -> [String]
  ) throws(Problem) -> [String] {
    if let jobs = known.withLock({ $0[arguments] }) { return jobs }
    let jobs = try ask()
    known.withLock { $0[arguments] = jobs }
    return jobs
  }
}
