import Libc
import Synchronization

private let sum = Mutex(0)

private actor Counter {
  private(set) var count = 0

  func add() { count += 1 }
}

/// Tries a lock that another thread holds, and then takes it.
let tryLock: Attempt = { enter in
  enter()
  let isTaken = sum.withLock { _ in
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { _ in
        let isFree = sum.withLockIfAvailable { _ in true } ?? false
        return UnsafeMutableRawPointer(bitPattern: isFree ? 1 : 2)
      }, nil)
    var result: UnsafeMutableRawPointer?
    pthread_join(thread, &result)
    return result == UnsafeMutableRawPointer(bitPattern: 2)
  }
  return isTaken && sum.withLockIfAvailable { _ in true } == true
}

/// Uses Swift's concurrency: an actor, a group, a pause, and a lock that many
/// want at once.
func runTasks() async throws -> Bool {
  let counter = Counter()
  try await withThrowingTaskGroup(of: Void.self) { group in
    for _ in 0..<100 {
      group.addTask {
        try await Task.sleep(for: .milliseconds(1))
        for _ in 0..<1000 { sum.withLock { $0 += 1 } }
        await counter.add()
      }
    }
    try await group.waitForAll()
  }
  let count = await Task.detached { await counter.count }.value
  return count == 100 && sum.withLock { $0 } == 100_000
}
