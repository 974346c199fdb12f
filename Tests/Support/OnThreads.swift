import Foundation
import Synchronization
import Testing

/// Runs tests on threads on which they may wait.
///
/// The threads that all tests share are as many as the processors. A test that
/// waits on one of them keeps another from its turn. A test in a process of its
/// own has a thread as well: until one is free that hears of its end, Swift
/// Testing asks for it again and again.
package struct OnThreads: SuiteTrait, TestTrait, TestScoping {
  fileprivate let threads: Threads
  package let isRecursive = true

  package func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @Sendable () async throws -> Void
  ) async throws {
    try await withTaskExecutorPreference(threads) { try await function() }
  }
}

extension Trait where Self == OnThreads {
  /// Each test has a thread of its own.
  package static var ownThread: Self { OnThreads(threads: own) }

  /// The tests of all such suites have as many threads as there are processors,
  /// as one compiler to each is enough.
  package static var fewThreads: Self { OnThreads(threads: few) }
}

private let own = Threads(most: .max)
private let few = Threads(most: ProcessInfo.processInfo.activeProcessorCount)

/// Runs pieces of work on so many threads at most, in their order.
private final class Threads: TaskExecutor {
  private let most: Int
  private let state = Mutex((waiting: [UnownedJob](), running: 0))

  init(most: Int) { self.most = most }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let isOneMore = state.withLock { state in
      state.waiting.append(job)
      guard state.running < most else { return false }
      state.running += 1
      return true
    }
    if isOneMore { Thread.detachNewThread { self.work() } }
  }

  private func work() {
    while let job = next() { job.runSynchronously(on: asUnownedTaskExecutor()) }
  }

  private func next() -> UnownedJob? {
    state.withLock { state in
      if !state.waiting.isEmpty { return state.waiting.removeFirst() }
      state.running -= 1
      return nil
    }
  }
}
