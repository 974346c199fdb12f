import Foundation
import Synchronization

/// Does some work for each number below a count, side by side, and returns what
/// comes of it, in order.
func sideBySide<Result: Sendable>(
  _ count: Int, jobs: Int, _ work: @escaping @Sendable (Int) -> Result
) -> [Result] {
  let results = Mutex([Result?](repeating: nil, count: count))
  let next = Mutex(0)
  // Each worker waits for a process most of the time, so it is a thread and
  // not a task, which must not block.
  let workers = DispatchGroup()
  for _ in 0..<max(1, min(jobs, count)) {
    workers.enter()
    Thread.detachNewThread {
      while true {
        let index = next.withLock { next in
          defer { next += 1 }
          return next
        }
        guard index < count else { break }
        let result = work(index)
        results.withLock { $0[index] = result }
      }
      workers.leave()
    }
  }
  workers.wait()
  return results.withLock { $0.compactMap { $0 } }
}
