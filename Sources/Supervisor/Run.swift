import CSupervisor
import Foundation

/// What a command did.
package struct Run: Equatable, Codable, Sendable {
  package enum Ending: Equatable, Codable, Sendable {
    case exit(Int32)
    case signal(Int32)
    /// It was killed when its time was up.
    case timeout
    /// It was killed because it printed too much.
    case flood
    /// The supervisor that was watching it was killed or stopped.
    case unwatched
  }

  /// What it printed, on standard output and standard error together.
  package var output: [UInt8]
  package var ending: Ending
  /// How many children had exited and were never waited for.
  package var unreaped = 0
  /// How many descendants were still running; nil where they can't be seen.
  package var running: Int?
  /// Descriptors that were open when it exited and that it had not been given;
  /// nil where they can't be seen.
  package var descriptors: [Int32]?

  package init(output: [UInt8], ending: Ending) {
    self.output = output
    self.ending = ending
  }

  /// What it printed, as text.
  package var text: String { String(decoding: output, as: UTF8.self) }
}

extension Run {
  /// What a supervisor reports about a command.
  init(output: [UInt8], _ report: supervision_report) {
    let status = report.status
    self.output = output
    ending =
      if report.timed_out != 0 {
        .timeout
      } else if status & 0x7f == 0 {
        .exit(status >> 8 & 0xff)
      } else {
        .signal(status & 0x7f)
      }
    unreaped = Int(report.unreaped)
    running = report.running >= 0 ? Int(report.running) : nil
    if report.descriptor_count >= 0 {
      let count = min(
        Int(report.descriptor_count), reported_descriptors_max)
      descriptors = withUnsafeBytes(of: report.descriptors) {
        Array($0.bindMemory(to: Int32.self).prefix(count)).sorted()
      }
    }
  }
}
