#if os(Linux)
  import Libc

  /// This process was told to end.
  struct Interrupted: Error, CustomStringConvertible {
    let description = "interrupted"
  }

  /// Lets SIGTERM and SIGINT wait until they are asked for.
  func holdSignals() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGTERM)
    sigaddset(&signals, SIGINT)
    sigprocmask(SIG_BLOCK, &signals, nil)
  }

  /// Whether one of them is waiting.
  func isInterrupted() -> Bool {
    var signals = sigset_t()
    sigpending(&signals)
    return sigismember(&signals, SIGTERM) == 1
      || sigismember(&signals, SIGINT) == 1
  }
#endif
