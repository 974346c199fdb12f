/// How many bytes of a part's output pass within a second.
final class Quota {
  private static let most = 10_000_000
  private var start = SuspendingClock.now
  private var used = 0

  /// Whether there is room for so many more, which are used then.
  func allows(_ count: Int) -> Bool {
    let now = SuspendingClock.now
    if now - start >= .seconds(1) { (start, used) = (now, 0) }
    if used + count > Self.most { return false }
    used += count
    return true
  }
}
