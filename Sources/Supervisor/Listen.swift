import CSupervisor
import Foundation
import Unix

/// What came from a command and from its supervisor.
struct Heard {
  enum End {
    /// There was a report, and all output was read.
    case whole
    /// The command printed more than it may.
    case flood
    /// There was no report in time: the supervisor was ended or stopped.
    case nothing
  }

  var output: [UInt8] = []
  var report = supervision_report()
  var end = End.nothing
}

/// Reads a command's output to its end, or until there is more than a limit, or
/// no supervisor.
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
    let ready = poll(&ends, 2, Int32(max(0, left)))
    if ready == -1 { continue }
    guard ready > 0 else { return heard }
    if ends[0].revents != 0 {
      // A terminal that nobody has open any more fails with EIO.
      let block = (try? output.read(upTo: 64 * 1024)) ?? []
      heard.output += block
      if heard.output.count > most {
        heard.output.removeSubrange(most...)
        heard.end = .flood
        return heard
      }
      if block.isEmpty { ends[0].fd = -1 }
    }
    if ends[1].revents != 0 {
      // It comes in one piece: it is shorter than what a pipe writes at once.
      let block = (try? report.read(upTo: 1024)) ?? []
      // One that was killed leaves no report, and others that may print on.
      guard block.count == MemoryLayout<supervision_report>.size else {
        return heard
      }
      heard.report = block.withUnsafeBytes {
        $0.loadUnaligned(as: supervision_report.self)
      }
      ends[1].fd = -1
    }
  }
  heard.end = .whole
  return heard
}
