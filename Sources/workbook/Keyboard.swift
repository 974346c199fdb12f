import Foundation

/// Standard input, a key at a time.
///
/// A terminal is set to deliver each key at once and not to echo it, and gets
/// its settings back when the value or the process ends. Keys may also come
/// through a pipe.
struct Keyboard: ~Copyable {
  enum Event {
    case key(Character)
    /// End of file: there will be no more keys.
    case end
    /// The wait timed out.
    case nothing
  }

  init() {
    guard let settings = Terminal.settings else { return }
    Terminal.deliverKeys(settings)
    for number in [SIGINT, SIGQUIT, SIGTERM, SIGHUP] {
      signal(number) { number in
        Terminal.restore()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
    // While this process is stopped, the shell uses its own settings.
    signal(SIGCONT) { _ in
      if let settings = Terminal.settings { Terminal.deliverKeys(settings) }
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

/// The settings of standard input, if it is a terminal.
private enum Terminal {
  /// What they were at first.
  static let settings: termios? = {
    var settings = termios()
    return tcgetattr(STDIN_FILENO, &settings) == 0 ? settings : nil
  }()

  static func deliverKeys(_ settings: termios) {
    var settings = settings
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }

  static func restore() {
    guard var settings else { return }
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }
}
