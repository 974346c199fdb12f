#if os(Linux)
  import Httpd
  import Libc
  import Privsep
  import Unix

  /// Where a server runs.
  enum Setting {
    /// Its log is a file, its standard error a pipe that is read.
    case usual
    /// Its files may not grow beyond some kilobytes.
    case smallFiles
    /// Its standard error is a pipe that is full, and not read.
    case fullErrors
    /// Its standard error is a socket.
    case errorSocket
    /// It's in the background of a terminal, which is its standard input and its
    /// standard error.
    case terminal
  }

  /// What a server is started with: its streams, and the secret that it has in
  /// its memory, in an open file, and to read from its standard input.
  final class Stage {
    /// The end to read the reports from.
    let errors: Descriptor
    /// The file with the secret, which exec does not close.
    let secret: Descriptor
    private let setting: Setting
    private let log: Descriptor
    private let errorsEnd: Descriptor
    private let input: Descriptor
    private let memory: UnsafeMutablePointer<CChar>
    private let terminal: Terminal?
    private var child: Child?

    init(_ bait: Bait, _ setting: Setting) throws {
      self.setting = setting
      memory = strdup(bait.secret)
      terminal = setting == .terminal ? try Terminal() : nil
      log = Descriptor(
        owning: try check("open", open(bait.log, O_WRONLY | O_CLOEXEC)))
      input = Descriptor(
        owning: try check("open", open(bait.secretFile, O_RDONLY | O_CLOEXEC)))
      secret = Descriptor(
        owning: try check("open", open(bait.secretFile, O_RDONLY)))
      if let terminal {
        errors = try duplicate(terminal.master.number)
        errorsEnd = try duplicate(terminal.end.number)
      } else if setting == .errorSocket {
        let pair = try SocketPair()
        errors = pair.left
        errorsEnd = pair.right
      } else {
        var ends: [Int32] = [-1, -1]
        try check("pipe", makePipe(&ends))
        errors = Descriptor(owning: ends[0])
        errorsEnd = Descriptor(owning: ends[1])
      }
      if setting == .fullErrors {
        try errorsEnd.stopWaiting()
        while (try? errorsEnd.write([0])) != nil {}
        try check("fcntl", fcntl(errorsEnd.number, F_SETFL, O_WRONLY))
      }
    }

    /// Where the secret is in the server's memory.
    var address: UInt { UInt(bitPattern: memory) }

    deinit { free(memory) }

    /// Starts the server, without some defences, or as a single process.
    func start(
      _ folder: String, from listener: consuming Descriptor,
      without taken: Set<Defence>?
    ) throws -> pid_t {
      fflush(nil)
      guard let server = try Child.fork() else {
        // Signals for the server's whole group are for nobody else.
        if let terminal {
          setpgid(0, 0)
          dup2(terminal.end.number, 0)
        } else {
          setsid()
          dup2(input.number, 0)
        }
        dup2(log.number, 1)
        dup2(errorsEnd.number, 2)
        // The judge's are nothing for the server.
        for number in Int32(3)..<64
        where ![listener.number, secret.number].contains(number) {
          close(number)
        }
        if setting == .smallFiles { _ = try? Resource.fileSize.limit(to: 8192) }
        if taken?.contains(.ignoredSignals) == true {
          for number in [SIGXFSZ, SIGTTOU] { signal(number, SIG_DFL) }
        }
        _exit(run(folder, from: listener, without: taken))
      }
      let processID = server.processID
      child = consume server
      return processID
    }

    /// Reaps the server, which has ended, and returns how.
    func reap() throws -> Exit? { try child.take()?.wait() }
  }

  /// Runs a server with back doors, and returns its exit status.
  private func run(
    _ folder: String, from listener: consuming Descriptor,
    without taken: Set<Defence>?
  ) -> Int32 {
    do {
      try listener.stopWaiting()
      guard let taken else {
        let backdoor = backdoor(.worker)(folder, -1)
        try serveAlone(folder, from: listener, backdoor: backdoor)
        return 0
      }
      return try serve(
        folder, from: listener, [compromised, taken.option], without: taken)
    } catch {
      report("\(error)")
      return 1
    }
  }
#endif
