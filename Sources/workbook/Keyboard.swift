import Foundation

/// Standard input, a key at a time.
///
/// A terminal is told to hand on each key at once and not to show it, and gets
/// its own ways back when the value or the process ends. Keys may also come
/// through a pipe.
struct Keyboard: ~Copyable {
  /// What came from it.
  enum Event {
    case key(Character)
    /// There will be no more keys.
    case end
    /// The time was up.
    case nothing
  }

  init() {
    guard let ways = Terminal.ways else { return }
    Terminal.hurry(ways)
    for number in [SIGINT, SIGQUIT, SIGTERM, SIGHUP] {
      signal(number) { number in
        Terminal.restore()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
    // A shell sets the terminal as it likes while this process is stopped.
    signal(SIGCONT) { _ in
      if let ways = Terminal.ways { Terminal.hurry(ways) }
    }
  }

  deinit {
    Terminal.restore()
  }

  /// Waits for a key, for a number of milliseconds at most.
  func next(within milliseconds: Int32) -> Event {
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&input, 1, milliseconds) == 1 else { return .nothing }
    var byte: UInt8 = 0
    guard read(STDIN_FILENO, &byte, 1) == 1 else { return .end }
    return .key(Character(Unicode.Scalar(byte)))
  }
}

/// The settings of the terminal that is standard input, if it is one.
private enum Terminal {
  /// As they were at the beginning.
  static let ways: termios? = {
    var ways = termios()
    return tcgetattr(STDIN_FILENO, &ways) == 0 ? ways : nil
  }()

  static func hurry(_ ways: termios) {
    var ways = ways
    ways.c_lflag &= ~tcflag_t(ICANON | ECHO)
    tcsetattr(STDIN_FILENO, TCSANOW, &ways)
  }

  static func restore() {
    guard var ways else { return }
    tcsetattr(STDIN_FILENO, TCSANOW, &ways)
  }
}
