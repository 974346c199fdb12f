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
    // Letting go of the lifeline ends all that the supervisor watches.
    try? lifelineEnd.close()
    if !heard.isWhole, !heard.isFlood { kill(supervisor, SIGKILL) }
    reap(supervisor)
    if heard.isFlood { return Run(output: heard.output, ending: .flood) }
    guard heard.isWhole else {
      return Run(output: heard.output, ending: .unwatched)
    }
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
