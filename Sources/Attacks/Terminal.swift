#if os(Linux)
  import Httpd
  import Libc
  import Unix

  /// A terminal of this process, whose group is in the foreground: pty(7).
  final class Terminal {
    let end: Descriptor
    private let master: Descriptor

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
    }
  }
#endif
