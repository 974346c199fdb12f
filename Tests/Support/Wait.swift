import Foundation

/// Waits for events of a descriptor, or its end, for a minute at most.
///
/// A signal for another test may come meanwhile.
package func wait(
  for number: Int32, _ events: Int32 = POLLIN,
  within time: Duration = .seconds(60)
) -> Bool {
  var entry = pollfd(fd: number, events: Int16(events), revents: 0)
  while true {
    let count = poll(&entry, 1, Int32(time / .milliseconds(1)))
    if count != -1 || errno != EINTR { return count == 1 }
  }
}
