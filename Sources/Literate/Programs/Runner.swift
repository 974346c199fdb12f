import Foundation
import Supervisor
import Unix

/// A command to be run under a supervisor.
struct Command {
  /// The program's path and its arguments.
  var arguments: [String]
  /// The whole environment.
  var environment: [String: String]
  /// The folder that it starts in.
  var folder: String
  /// How long it may take, in milliseconds.
  var limit: Int
}

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

extension Command {
  /// Runs the command to its end, and ends all that it started.
  ///
  /// Standard input is /dev/null. Throws if it cannot be started.
  func run() throws(CannotRun) -> Run {
    let output = try Pipe()
    let report = try Pipe()
    let lifeline = try Pipe()
    let supervisor = start(output, report, lifeline)
    let code = errno
    let outputEnd = output.keepReader()
    let reportEnd = report.keepReader()
    let lifelineEnd = lifeline.keepWriter()
    guard supervisor > 0 else {
      throw CannotRun("cannot start a process", errno: code)
    }
    let heard = listen(
      to: outputEnd, reportEnd, atMost: Run.outputLimit,
      // The supervisor keeps the limit. This is for one that was stopped.
      within: limit + 5_000)
    if !heard.isWhole {
      // Letting go of the lifeline ends all that the supervisor watches.
      try? lifelineEnd.close()
      if !heard.isFlood { kill(supervisor, SIGKILL) }
      reap(supervisor)
      return Run(
        output: heard.output, ending: heard.isFlood ? .flood : .unwatched)
    }
    try? lifelineEnd.close()
    reap(supervisor)
    return try Run(output: heard.output, report: heard.report, of: self)
  }

  private func start(
    _ output: borrowing Pipe, _ report: borrowing Pipe,
    _ lifeline: borrowing Pipe
  ) -> pid_t {
    let (output, report, lifeline) =
      (output.writer.number, report.writer.number, lifeline.reader.number)
    return withCStrings(arguments) { arguments in
      withCStrings(environment.map { "\($0)=\($1)" }.sorted()) { environment in
        folder.withCString { folder in
          var job = supervision(
            arguments: arguments, environment: environment, folder: folder,
            output: output, report: report, lifeline: lifeline,
            limit: Int32(clamping: limit))
          return supervise(&job)
        }
      }
    }
  }
}

extension Run {
  fileprivate init(
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

private func reap(_ process: pid_t) {
  while waitpid(process, nil, 0) == -1, errno == EINTR { continue }
}

/// A pipe whose ends are closed on exec: pipe(2).
private struct Pipe: ~Copyable {
  let reader: Descriptor
  let writer: Descriptor

  init() throws(CannotRun) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw CannotRun("cannot make a pipe", errno: errno)
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    reader = Descriptor(owning: ends[0])
    writer = Descriptor(owning: ends[1])
  }

  /// Closes one end, and gives the other away.
  consuming func keepReader() -> Descriptor { reader }
  consuming func keepWriter() -> Descriptor { writer }
}

/// What came from a command and from its supervisor.
private struct Heard {
  var output: [UInt8] = []
  var report: [UInt8] = []
  /// Whether the command printed more than it may.
  var isFlood = false
  /// Whether there was a report, and all output was read.
  var isWhole = false
}

/// Reads a command's output to its end, or until there is more than a limit, or
/// no supervisor any more.
private func listen(
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

/// Lends strings as C's array of pointers, ended by a null pointer.
private func withCStrings<Result>(
  _ strings: [String],
  _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
) -> Result {
  var pointers = strings.map { UnsafePointer(strdup($0)) }
  defer {
    for pointer in pointers { free(UnsafeMutablePointer(mutating: pointer)) }
  }
  pointers.append(nil)
  return body(pointers)
}
