/// How many bytes of a part's output pass within a second.
final class Quota {
  private let most: Int
  private var start = SuspendingClock.now
  private var used = 0

  init(_ most: Int = 10_000_000) {
    self.most = most
  }

  /// Whether there is room for so many more, which are used then.
  func allows(
    _ count: Int, at now: SuspendingClock.Instant = .now
  ) -> Bool {
    if now - start >= .seconds(1) { (start, used) = (now, 0) }
    if used + count > most { return false }
    used += count
    return true
  }
}
