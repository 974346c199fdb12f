import CSupervisor
import Foundation
import Unix

/// A command to run under a supervisor.
package struct Command {
  /// The program's path and its arguments.
  package var arguments: [String]
  /// The whole environment.
  package var environment: [String: String]
  /// Its working directory.
  package var directory: String
  /// How long it may take, in milliseconds.
  package var limit: Int
  /// The most that it may print, in bytes.
  package var outputLimit: Int
  /// Whether it prints to a terminal, rather than to a pipe.
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

  /// Why a command could not be run as promised, and what to do.
  package struct Failure: Error {
    package let message: String
    package let help: String

    static func cannotStart(_ what: String, _ code: Int32) -> Failure {
      Failure(
        message: "cannot start \(what): \(String(cString: strerror(code)))",
        help: "check what the system is short of, and try again")
    }

    static let cannotEnd = Failure(
      message: "a process that it started cannot be ended",
      help: "end it by hand; it may run as another user")
  }
}

extension Command {
  /// Runs the command until it ends, and kills everything that it started.
  ///
  /// Standard input is /dev/null. Throws if the command can't be started, or if
  /// a process that it started can't be killed.
  package func run() throws(Failure) -> Run {
    var supervisor = supervisor()
    let error = start(&supervisor)
    let name = "the supervisor of \(arguments[0])"
    guard error == 0 else { throw .cannotStart(name, error) }
    let lifeline = Descriptor(owning: supervisor.lifeline)
    let heard = listen(
      to: Descriptor(owning: supervisor.output),
      Descriptor(owning: supervisor.report), atMost: outputLimit,
      // The supervisor enforces the limit, unless something has stopped it.
      within: limit + Limits.grace)
    // The supervisor kills everything once this is closed.
    try? lifeline.close()
    if heard.end == .nothing { kill(supervisor.process, SIGKILL) }
    switch (heard.end, exitStatus(of: supervisor.process)) {
    case (.nothing, let code?) where code != 0:
      throw .cannotStart(name, code)
    case (.nothing, _), (_, nil):
      return Run(output: heard.output, ending: .unwatched)
    case (_, let code?) where code != 0:
      throw .cannotEnd
    case (.flood, _):
      return Run(output: heard.output, ending: .flood)
    case (.whole, _):
      let error = heard.report.start_error
      guard error == 0 else { throw .cannotStart(arguments[0], error) }
      return Run(output: heard.output, heard.report)
    }
  }

  /// Waits for the supervisor to exit, and returns its exit status.
  ///
  /// That's 0 if something else killed it, and nil if it had to be killed here.
  private func exitStatus(of supervisor: pid_t) -> Int32? {
    var status: Int32 = 0
    for _ in 0..<Limits.grace {
      let waited = waitpid(supervisor, &status, WNOHANG)
      if waited != 0, waited != -1 || errno != EINTR {
        return status & 0x7f == 0 ? status >> 8 & 0xff : 0
      }
      usleep(1_000)
    }
    kill(supervisor, SIGKILL)
    while waitpid(supervisor, nil, 0) == -1, errno == EINTR { continue }
    return nil
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

/// Lends strings as a C array of pointers, terminated by a null pointer.
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
