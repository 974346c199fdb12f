import Foundation
import Supervisor

/// What a command did.
struct Run: Equatable, Codable {
  /// How it ended.
  enum Ending: Equatable, Codable {
    case exit(Int32)
    case signal(Int32)
    /// It was ended after its time limit.
    case timeout
    /// It was ended for what it printed: more than `Run.outputLimit`.
    case flood
    /// It ended or stopped the supervisor that watches it.
    case unwatched
  }

  /// The most that a command may print, in bytes.
  static let outputLimit = 256 * 1024

  /// What it printed, on standard output and standard error together.
  var output: [UInt8]
  var ending: Ending
  /// Children that had ended and were never waited for.
  var unreaped = 0
  /// Descendants that were still running.
  var running = 0
  /// Descriptors above 2 open at its end; nil where that cannot be seen.
  var descriptors: [Int32]?
}

/// Why a command could not be run at all.
struct CannotRun: Error {
  var message: String

  init(_ what: String, errno code: Int32) {
    message = "\(what): \(String(cString: strerror(code)))"
  }
}

extension Run {
  /// Reads the report of a supervisor: the bytes of C's `supervision_report`.
  ///
  /// Throws if it is not whole, or says that the command was never started.
  init(
    output: [UInt8], report bytes: [UInt8], of command: Command
  ) throws(CannotRun) {
    guard bytes.count == MemoryLayout<supervision_report>.size else {
      throw CannotRun("the supervisor of \(command.arguments[0])", errno: EIO)
    }
    let report = bytes.withUnsafeBytes {
      $0.loadUnaligned(as: supervision_report.self)
    }
    guard report.start_error == 0 else {
      throw CannotRun(
        "cannot start \(command.arguments[0])", errno: report.start_error)
    }
    let status = report.status
    ending =
      if report.timed_out != 0 {
        .timeout
      } else if status & 0x7f == 0 {
        .exit(status >> 8 & 0xff)
      } else {
        .signal(status & 0x7f)
      }
    self.output = output
    unreaped = Int(report.unreaped)
    running = Int(report.running)
    if report.descriptor_count >= 0 {
      let count = min(
        Int(report.descriptor_count), supervision_descriptors_max)
      descriptors = withUnsafeBytes(of: report.descriptors) {
        Array($0.bindMemory(to: Int32.self).prefix(count)).sorted()
      }
    }
  }
}
