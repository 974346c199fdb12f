#if os(Linux)
  import Libc

  extension Promise {
    /// The system calls that it needs.
    var rules: [Rule] {
      switch self {
      case .standardIO: usingDescriptors + usingMemory + beingAProcess
      case .manageDescriptors: managingDescriptors
      case .sendFiles: sendingFiles
      case .receiveDescriptors: receivingDescriptors
      case .sendDescriptors: sendingDescriptors
      case .acceptConnections: acceptingConnections
      case .inspectSockets: inspectingSockets
      case .threads: startingThreads
      case .read: openingFiles
      case .startPrograms:
        openingFiles + managingDescriptors + startingPrograms
          + beingStarted + givingUpRights
      }
    }
  }

  // Each comparison looks at 32 bits of an argument, because the kernel takes
  // no more: these are ints (flags of messages, commands, options, lengths), or
  // flags that have no higher bit (of mmap, mprotect and mremap).

  private let usingDescriptors: [Rule] = {
    // No MSG_OOB, whose byte is in nobody's queue, and no MSG_FASTOPEN, by
    // which a socket connects.
    let sending = MSG_NOSIGNAL | Int(MSG_DONTWAIT) | Int(MSG_MORE)
    var rules: [Rule] = [
      Rule(SYS_read, because: "it reads"),
      Rule(SYS_write, because: "it writes"),
      Rule(
        SYS_sendto,
        .argument(3, only: sending, "MSG_NOSIGNAL, MSG_DONTWAIT, MSG_MORE"),
        .argument(5, is: 0, "no address"), because: "it writes to sockets"),
      Rule(
        SYS_recvfrom,
        .argument(3, only: MSG_DONTWAIT, "MSG_DONTWAIT"),
        because: "it reads from sockets"),
      Rule(SYS_ppoll, because: "it waits for descriptors"),
      Rule(SYS_close, because: "it closes what it has"),
    ]
    #if arch(x86_64)
      rules.append(
        Rule(SYS_poll, because: "it waits for descriptors"))
    #endif
    return rules
  }()

  private let usingMemory: [Rule] = [
    Rule(SYS_brk, because: "malloc's memory grows and shrinks"),
    Rule(
      SYS_mmap, notExecutable,
      // None that is shared, grows by itself, or cannot be swapped out.
      .argument(
        3, is: MAP_PRIVATE | MAP_ANON, "MAP_PRIVATE and MAP_ANONYMOUS"),
      because: "malloc has large pieces of their own"),
    Rule(SYS_munmap, because: "malloc gives them back"),
    Rule(
      SYS_mremap, .argument(3, is: 1, "MREMAP_MAYMOVE"),
      because: "realloc moves them"),
    Rule(SYS_getrandom, because: "hashing has a random seed"),
    Rule(
      SYS_futex, .argument(1, is: 0x81, "FUTEX_WAKE_PRIVATE"),
      because: "what is made once wakes those who wait for it"),
  ]

  private let beingAProcess: [Rule] = [
    Rule(
      SYS_clock_gettime,
      because: "some machines have no clock that can be read without"),
    Rule(SYS_getpid, because: "an imsg tells who sends it"),
    Rule(SYS_gettid, because: "a lock notes who holds it"),
    Rule(SYS_rt_sigaction, because: "it handles signals"),
    Rule(SYS_rt_sigprocmask, because: "it blocks signals"),
    Rule(SYS_rt_sigreturn, because: "a handler returns"),
    Rule(
      SYS_restart_syscall,
      because: "it was stopped, and goes on waiting"),
    Rule(SYS_exit_group, because: "it exits"),
  ]

  private let managingDescriptors: [Rule] = {
    let commands: [(Int32, String)] = [
      (F_GETFD, "F_GETFD"), (F_SETFD, "F_SETFD"), (F_GETFL, "F_GETFL"),
      (F_SETFL, "F_SETFL"), (F_DUPFD, "F_DUPFD"),
      (F_DUPFD_CLOEXEC, "F_DUPFD_CLOEXEC"),
    ]
    var rules: [Rule] = [
      Rule(SYS_dup, because: "it duplicates descriptors"),
      Rule(SYS_dup3, because: "it duplicates descriptors"),
      Rule(SYS_pipe2, pipeFlags, because: "it makes pipes"),
      // A datagram socket could be sent on to any other that has a path.
      Rule(
        SYS_socketpair, .argument(0, is: AF_UNIX, "AF_UNIX"),
        .argument(
          1, only: streamSocket | O_CLOEXEC | O_NONBLOCK,
          "SOCK_STREAM, SOCK_CLOEXEC, SOCK_NONBLOCK"),
        because: "it makes socket pairs"),
      Rule(SYS_lseek, because: "it moves in files"),
    ]
    #if arch(x86_64)
      rules.append(
        Rule(SYS_dup2, because: "it duplicates descriptors"))
    #endif
    // Not F_SETOWN, by which another process is sent signals.
    return rules
      + commands.map { command, name in
        Rule(
          SYS_fcntl, .argument(1, is: command, name),
          because: "it has flags of descriptors to set")
      }
  }()

  private let sendingFiles: [Rule] = [
    Rule(SYS_sendfile, because: "it sends files"),
    Rule(SYS_fstat, because: "it tells a file's size and times"),
  ]

  private let receivingDescriptors: [Rule] = [
    Rule(
      SYS_recvmsg,
      .argument(
        2, only: MSG_DONTWAIT | MSG_CMSG_CLOEXEC,
        "MSG_DONTWAIT, MSG_CMSG_CLOEXEC"),
      because: "it receives descriptors")
  ]

  private let sendingDescriptors: [Rule] = [
    Rule(
      SYS_sendmsg,
      .argument(
        2, only: MSG_NOSIGNAL | Int(MSG_DONTWAIT),
        "MSG_NOSIGNAL, MSG_DONTWAIT"),
      because: "it sends descriptors")
  ]

  private let acceptingConnections: [Rule] = [
    Rule(SYS_accept4, because: "it accepts connections"),
    // SHUT_RD would end a listening socket for all who have it. This does
    // nothing to one.
    Rule(
      SYS_shutdown, .argument(1, is: SHUT_WR, "SHUT_WR"),
      because: "it ends its answer, and reads on"),
    Rule(
      SYS_ioctl, .argument(1, is: askUnsent, "SIOCOUTQ"),
      because: "it asks how much a client has taken"),
  ]

  private let inspectingSockets: [Rule] = [
    Rule(SYS_getsockname, because: "it asks for its own address"),
    Rule(
      SYS_getsockopt,
      .argument(1, is: SOL_SOCKET, "SOL_SOCKET"),
      .argument(2, is: SO_ACCEPTCONN, "SO_ACCEPTCONN"),
      because: "it asks whether a socket is listening"),
  ]

  private let openingFiles: [Rule] = [
    Rule(
      SYS_openat, forReading, because: "it opens files for reading"),
    Rule(SYS_newfstatat, because: "it looks before it opens"),
    Rule(SYS_fstat, because: "it looks at what it has opened"),
    Rule(SYS_getdents64, because: "it lists directories"),
  ]

  /// Of openat: nothing is written, made, or changed.
  let forReading = Rule.Comparison.argument(
    2, only: O_NONBLOCK | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY,
    "O_RDONLY, O_NONBLOCK, O_DIRECTORY, O_NOFOLLOW, O_CLOEXEC, O_NOCTTY")

  /// Of pipe2: not O_NOTIFICATION_PIPE, by which the kernel reports events.
  let pipeFlags = Rule.Comparison.argument(
    1, only: O_CLOEXEC | O_NONBLOCK, "O_CLOEXEC, O_NONBLOCK")

  /// Of mmap and mprotect: no memory becomes code.
  let notExecutable = Rule.Comparison.argument(
    2, without: PROT_EXEC, "PROT_EXEC")
#endif
