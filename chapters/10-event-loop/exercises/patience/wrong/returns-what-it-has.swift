// Refused: it returned bytes
import Libc

/// Reads so many bytes from a descriptor, and not one more, unless the
/// time is over before.
func readAll(
  _ count: Int, from end: Int32, within time: Duration
) -> [UInt8]? {
  let clock = SuspendingClock()
  let deadline = clock.now + time
  var bytes: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: count)
  var table = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
  while bytes.count < count {
    let left = (deadline - clock.now) / .milliseconds(1)
    if left <= 0 { return nil }
    // A signal lets poll fail: then look at the clock again.
    if poll(&table, 1, Int32(left) + 1) < 1 { continue }
    let got = read(end, &piece, count - bytes.count)
    if got < 1 { return bytes }
    bytes += piece[..<got]
  }
  return bytes
}
