import Foundation

/// Ctrl-C and its like, which wait until they are asked for, so that what is
/// being done is done to its end.
struct Interruption {
  private static let numbers = [SIGINT, SIGTERM, SIGHUP]

  /// Lets these signals wait, in this thread and in those that it starts.
  init() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in Self.numbers { sigaddset(&signals, number) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  /// Whether one of them has come.
  var hasCome: Bool {
    var signals = sigset_t()
    sigpending(&signals)
    return Self.numbers.contains { sigismember(&signals, $0) == 1 }
  }
}
