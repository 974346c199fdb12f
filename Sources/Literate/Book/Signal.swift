import Foundation

/// A signal that an `output` fence can name: signal(7).
package struct Signal: Equatable, Sendable {
  /// Its name without `SIG`; or `trap`, for a Swift run-time error, which is
  /// SIGILL or SIGTRAP, depending on the processor.
  package let name: String

  /// The numbers of each name on this system.
  private static let numbers: [(name: String, numbers: [Int32])] = [
    ("ABRT", [SIGABRT]), ("ALRM", [SIGALRM]), ("BUS", [SIGBUS]),
    ("FPE", [SIGFPE]), ("HUP", [SIGHUP]), ("INT", [SIGINT]),
    ("KILL", [SIGKILL]), ("PIPE", [SIGPIPE]), ("QUIT", [SIGQUIT]),
    ("SEGV", [SIGSEGV]), ("SYS", [SIGSYS]), ("TERM", [SIGTERM]),
    ("USR1", [SIGUSR1]), ("USR2", [SIGUSR2]), ("XFSZ", [SIGXFSZ]),
    ("trap", [SIGILL, SIGTRAP]),
  ]

  static var names: [String] { numbers.map(\.name) }

  init?(named name: String) {
    guard Self.names.contains(name) else { return nil }
    self.name = name
  }

  init?(_ number: Int32) {
    guard let known = Self.numbers.first(where: { $0.numbers.contains(number) })
    else { return nil }
    name = known.name
  }
}

extension Signal: CustomStringConvertible {
  package var description: String { name == "trap" ? "a trap" : "SIG" + name }
}
