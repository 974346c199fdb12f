import Foundation
import Synchronization

/// Does some work for each number below a count, side by side, and returns what
/// comes of it, in order.
package func sideBySide<Result: Sendable>(
  _ count: Int, jobs: Int, _ work: @escaping @Sendable (Int) -> Result
) -> [Result] {
  let results = Mutex([Result?](repeating: nil, count: count))
  let next = Mutex(0)
  let finished = DispatchSemaphore(value: 0)
  @Sendable func workOn() {
    while true {
      let index = next.withLock { next in
        defer { next += 1 }
        return next
      }
      guard index < count else { return }
      let result = work(index)
      results.withLock { $0[index] = result }
      finished.signal()
    }
  }
  // Each waits for a process most of the time, so it is a thread and not a task,
  // which must not block. Where the system gives no more threads, this one does
  // all the work.
  for _ in 1..<max(1, min(jobs, count)) { Thread.detachNewThread { workOn() } }
  workOn()
  for _ in 0..<count { finished.wait() }
  return results.withLock { $0.compactMap(\.self) }
}
