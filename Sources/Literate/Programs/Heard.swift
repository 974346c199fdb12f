import Foundation
import Unix

/// What came from a command and from its supervisor.
struct Heard {
  var output: [UInt8] = []
  var report: [UInt8] = []
  /// Whether the command printed more than it may.
  var isFlood = false
  /// Whether there was a report, and all output was read.
  var isWhole = false
}

/// Reads a command's output to its end, or until there is more than a limit, or
/// no supervisor any more.
func listen(
  to output: borrowing Descriptor, _ report: borrowing Descriptor,
  atMost most: Int, within milliseconds: Int
) -> Heard {
  var heard = Heard()
  let deadline = ContinuousClock.now + .milliseconds(milliseconds)
  var ends = [
    pollfd(fd: output.number, events: Int16(POLLIN), revents: 0),
    pollfd(fd: report.number, events: Int16(POLLIN), revents: 0),
  ]
  while ends.contains(where: { $0.fd >= 0 }) {
    let left = (deadline - .now) / .milliseconds(1)
    guard left > 0, poll(&ends, 2, Int32(left)) != 0 else { return heard }
    if ends[0].revents != 0 {
      let block = (try? output.read(upTo: 64 * 1024)) ?? []
      heard.output += block
      if heard.output.count > most {
        heard.output.removeSubrange(most...)
        heard.isFlood = true
        return heard
      }
      if block.isEmpty { ends[0].fd = -1 }
    }
    if ends[1].revents != 0 {
      let block = (try? report.read(upTo: 1024)) ?? []
      heard.report += block
      if block.isEmpty {
        ends[1].fd = -1
        // Who was killed leaves no report, and others that may print for ever.
        if heard.report.isEmpty { return heard }
      }
    }
  }
  heard.isWhole = true
  return heard
}
