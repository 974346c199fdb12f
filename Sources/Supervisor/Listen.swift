import CSupervisor
import Foundation
import Unix

/// What was received from a command and its supervisor.
struct Heard {
  enum End {
    /// The report, after everything had ended, and all output.
    case whole
    /// More output than allowed.
    case flood
    /// No report: the supervisor was killed, stopped, or couldn't start.
    case nothing
  }

  var output: [UInt8] = []
  var report = supervision_report()
  var end = End.nothing
}

/// Reads a command's output until the supervisor reports its end, the output
/// exceeds a limit, or the time is up.
func listen(
  to output: borrowing Descriptor, _ report: borrowing Descriptor,
  atMost most: Int, within milliseconds: Int
) -> Heard {
  var heard = Heard()
  // Counted down in short waits, so that hours for which this process is
  // stopped, or the machine suspended, count as one of them.
  var left = Duration.milliseconds(milliseconds)
  let wait = Duration.milliseconds(100)
  var ends = [
    pollfd(fd: output.number, events: Int16(POLLIN), revents: 0),
    pollfd(fd: report.number, events: Int16(POLLIN), revents: 0),
  ]
  while true {
    let start = SuspendingClock.now
    // After the report nothing more is printed, and without a supervisor
    // nothing more counts. What is there is still read.
    let waits = ends[1].fd != -1 && left > .zero
    let ready = poll(&ends, 2, waits ? 100 : 0)
    if ready == -1, errno != EINTR { return heard }
    left -= min(SuspendingClock.now - start, wait)
    if ready == -1 || ready == 0 && waits { continue }
    if ready == 0 { return heard }
    if ends[0].revents != 0 {
      // Fails with EIO on a terminal that no process has open any more.
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
      // It comes in one piece, since it's shorter than PIPE_BUF.
      let block = (try? report.read(upTo: 1024)) ?? []
      ends[1].fd = -1
      // A supervisor that was killed sends none.
      guard block.count == MemoryLayout<supervision_report>.size else {
        continue
      }
      heard.report = block.withUnsafeBytes {
        $0.loadUnaligned(as: supervision_report.self)
      }
      heard.end = .whole
    }
  }
}
