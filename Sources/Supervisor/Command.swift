import CSupervisor
import Foundation
import Unix

/// A command to be run under a supervisor.
package struct Command {
  /// The program's path and its arguments.
  package var arguments: [String]
  /// The whole environment.
  package var environment: [String: String]
  /// The directory that it starts in.
  package var directory: String
  /// How long it may take, in milliseconds.
  package var limit: Int
  /// The most that it may print, in bytes.
  package var outputLimit: Int
  /// Whether it prints to a terminal, else to a pipe.
  package var hasTerminal: Bool

  package init(
    _ arguments: [String], environment: [String: String], directory: String,
    limit: Int, outputLimit: Int = Limits.output, hasTerminal: Bool = false
  ) {
    self.arguments = arguments
    self.environment = environment
    self.directory = directory
    self.limit = limit
    self.outputLimit = outputLimit
    self.hasTerminal = hasTerminal
  }

  /// Why a command could not be started.
  package struct CannotStart: Error {
    package let message: String
  }
}

extension Command {
  /// Runs the command to its end, and ends all that it started.
  ///
  /// Standard input is /dev/null. Throws if it cannot be started.
  package func run() throws(CannotStart) -> Run {
    func cannot(_ code: Int32) -> CannotStart {
      CannotStart(
        message: "cannot start \(arguments[0]): "
          + String(cString: strerror(code)))
    }
    var supervisor = supervisor()
    let error = start(&supervisor)
    guard error == 0 else { throw cannot(error) }
    let lifeline = Descriptor(owning: supervisor.lifeline)
    let heard = listen(
      to: Descriptor(owning: supervisor.output),
      Descriptor(owning: supervisor.report), atMost: outputLimit,
      // The supervisor keeps the limit. This is for one that was stopped.
      within: limit + 5_000)
    // Letting go of the lifeline ends all that the supervisor watches.
    try? lifeline.close()
    if heard.end == .nothing { kill(supervisor.process, SIGKILL) }
    switch wait(for: supervisor.process) ? heard.end : .nothing {
    case .whole:
      let run = Run(output: heard.output, heard.report)
      guard heard.report.start_error == 0 else {
        throw cannot(heard.report.start_error)
      }
      return run
    case .flood:
      return Run(output: heard.output, ending: .flood)
    case .nothing:
      return Run(output: heard.output, ending: .unwatched)
    }
  }

  /// Waits until the supervisor has ended all and exits; for five seconds, after
  /// which it is killed, and false is returned.
  private func wait(for supervisor: pid_t) -> Bool {
    for _ in 0..<5_000 {
      let waited = waitpid(supervisor, nil, WNOHANG)
      if waited != 0, waited != -1 || errno != EINTR { return true }
      usleep(1_000)
    }
    kill(supervisor, SIGKILL)
    while waitpid(supervisor, nil, 0) == -1, errno == EINTR { continue }
    return false
  }

  /// Starts the supervisor, and returns 0 or an errno.
  private func start(_ supervisor: inout supervisor) -> Int32 {
    withCStrings(arguments) { arguments in
      withCStrings(environment.map { "\($0)=\($1)" }.sorted()) { environment in
        directory.withCString { directory in
          var job = supervision(
            arguments: arguments, environment: environment,
            directory: directory, has_terminal: hasTerminal,
            limit: Int32(clamping: limit),
            descriptors_max: Limits.descriptors,
            file_size_max: Limits.fileSize)
          return supervise(&job, &supervisor) == 0 ? 0 : errno
        }
      }
    }
  }
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
