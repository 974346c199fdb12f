#if os(Linux)
  import Httpd
  import Libc
  import Unix

  /// A terminal of this process, whose group is in the foreground, and which
  /// stops others that write to it: pty(7), SIGTTOU of tty_ioctl(4).
  final class Terminal {
    let master: Descriptor
    let end: Descriptor

    /// Makes one, and leaves the terminal that there was.
    init() throws {
      let path = "/dev/ptmx"
      let number = try check(path, open(path, O_RDWR | O_NOCTTY | O_CLOEXEC))
      master = Descriptor(owning: number)
      end = Descriptor(owning: try check(path, openTerminalOf(number)))
      // The end of a terminal would end this process too.
      signal(SIGHUP, SIG_IGN)
      try check("setsid", setsid())
      try check("ioctl", controlBy(end.number))
      var modes = termios()
      tcgetattr(end.number, &modes)
      modes.c_lflag |= tcflag_t(TOSTOP)
      try check("tcsetattr", tcsetattr(end.number, TCSANOW, &modes))
    }
  }
#endif
