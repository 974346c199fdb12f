import Foundation
import Synchronization

/// Does some work for each number below a count, in parallel, and returns the
/// results in order.
package func sideBySide<Result: Sendable>(
  _ count: Int, jobs: Int, _ work: @escaping @Sendable (Int) -> Result
) -> [Result] {
  let results = Mutex([Result?](repeating: nil, count: count))
  let left = Mutex(0..<count)
  let finished = DispatchSemaphore(value: 0)
  @Sendable func workOn() {
    while let index = left.withLock({ $0.popFirst() }) {
      let result = work(index)
      results.withLock { $0[index] = result }
      finished.signal()
    }
  }
  // Each mostly waits for a process, so it is a thread: a task must not block.
  // If the system has no thread to spare, this one does all the work.
  for _ in 1..<max(1, min(jobs, count)) { Thread.detachNewThread { workOn() } }
  workOn()
  for _ in 0..<count { finished.wait() }
  return results.withLock { $0.compactMap(\.self) }
}
