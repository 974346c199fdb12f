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

  // Each condition looks at 32 bits of an argument, because the kernel takes no
  // more: these are ints (flags of messages, commands, options), or flags that
  // have no higher bit (of mmap, mprotect and mremap).

  private let usingDescriptors: [Rule] = {
    // No MSG_OOB, whose byte is in nobody's queue, and no MSG_FASTOPEN, by
    // which a socket connects.
    let sending = MSG_NOSIGNAL | Int(MSG_DONTWAIT) | Int(MSG_MORE)
    var rules: [Rule] = [
      .allow("read", SYS_read, because: "it reads"),
      .allow("write", SYS_write, because: "it writes"),
      .allow(
        "sendto", SYS_sendto,
        .argument(3, only: sending, "MSG_NOSIGNAL, MSG_DONTWAIT, MSG_MORE"),
        because: "it writes to sockets"),
      .allow(
        "recvfrom", SYS_recvfrom,
        .argument(3, only: MSG_DONTWAIT, "MSG_DONTWAIT"),
        because: "it reads from sockets"),
      .allow("ppoll", SYS_ppoll, because: "it waits for descriptors"),
      .allow("close", SYS_close, because: "it closes what it has"),
    ]
    #if arch(x86_64)
      rules.append(
        .allow("poll", SYS_poll, because: "it waits for descriptors"))
    #endif
    return rules
  }()

  private let usingMemory: [Rule] = [
    .allow("brk", SYS_brk, because: "malloc's memory grows and shrinks"),
    .allow(
      "mmap", SYS_mmap, notExecutable,
      // None that is shared, grows by itself, or cannot be swapped out.
      .argument(
        3, is: MAP_PRIVATE | MAP_ANON, "MAP_PRIVATE and MAP_ANONYMOUS"),
      because: "malloc has large pieces of their own"),
    .allow("munmap", SYS_munmap, because: "malloc gives them back"),
    .allow(
      "mremap", SYS_mremap, .argument(3, is: 1, "MREMAP_MAYMOVE"),
      because: "realloc moves them"),
    .allow("getrandom", SYS_getrandom, because: "hashing has a random seed"),
    .allow(
      "futex", SYS_futex, .argument(1, is: 0x81, "FUTEX_WAKE_PRIVATE"),
      because: "what is made once wakes those who wait for it"),
  ]

  private let beingAProcess: [Rule] = [
    .allow(
      "clock_gettime", SYS_clock_gettime,
      because: "some machines have no clock that can be read without"),
    .allow("getpid", SYS_getpid, because: "an imsg tells who sends it"),
    .allow("rt_sigaction", SYS_rt_sigaction, because: "it handles signals"),
    .allow("rt_sigprocmask", SYS_rt_sigprocmask, because: "it blocks signals"),
    .allow("rt_sigreturn", SYS_rt_sigreturn, because: "a handler returns"),
    .allow(
      "restart_syscall", SYS_restart_syscall,
      because: "it was stopped, and goes on waiting"),
    .allow("exit_group", SYS_exit_group, because: "it exits"),
  ]

  private let managingDescriptors: [Rule] = {
    let commands: [(Int32, String)] = [
      (F_GETFD, "F_GETFD"), (F_SETFD, "F_SETFD"), (F_GETFL, "F_GETFL"),
      (F_SETFL, "F_SETFL"), (F_DUPFD, "F_DUPFD"),
      (F_DUPFD_CLOEXEC, "F_DUPFD_CLOEXEC"),
    ]
    var rules: [Rule] = [
      .allow("dup", SYS_dup, because: "it duplicates descriptors"),
      .allow("dup3", SYS_dup3, because: "it duplicates descriptors"),
      .allow("pipe2", SYS_pipe2, because: "it makes pipes"),
      .allow("socketpair", SYS_socketpair, because: "it makes socket pairs"),
      .allow("lseek", SYS_lseek, because: "it moves in files"),
    ]
    #if arch(x86_64)
      rules.append(
        .allow("dup2", SYS_dup2, because: "it duplicates descriptors"))
    #endif
    // Not F_SETOWN, by which another process is sent signals.
    return rules
      + commands.map { command, name in
        .allow(
          "fcntl", SYS_fcntl, .argument(1, is: command, name),
          because: "it has flags of descriptors to set")
      }
  }()

  private let sendingFiles: [Rule] = [
    .allow("sendfile", SYS_sendfile, because: "it sends files"),
    .allow("fstat", SYS_fstat, because: "it tells a file's size and times"),
  ]

  private let receivingDescriptors: [Rule] = [
    .allow(
      "recvmsg", SYS_recvmsg,
      .argument(
        2, only: MSG_DONTWAIT | MSG_CMSG_CLOEXEC,
        "MSG_DONTWAIT, MSG_CMSG_CLOEXEC"),
      because: "it receives descriptors")
  ]

  private let sendingDescriptors: [Rule] = [
    .allow(
      "sendmsg", SYS_sendmsg,
      .argument(
        2, only: MSG_NOSIGNAL | Int(MSG_DONTWAIT),
        "MSG_NOSIGNAL, MSG_DONTWAIT"),
      because: "it sends descriptors")
  ]

  private let acceptingConnections: [Rule] = [
    .allow("accept4", SYS_accept4, because: "it accepts connections"),
    // SHUT_RD would end a listening socket for all who have it. This does
    // nothing to one.
    .allow(
      "shutdown", SYS_shutdown, .argument(1, is: SHUT_WR, "SHUT_WR"),
      because: "it ends its answer, and reads on"),
    .allow(
      "ioctl", SYS_ioctl, .argument(1, is: askUnsent, "SIOCOUTQ"),
      because: "it asks how much a client has taken"),
  ]

  private let inspectingSockets: [Rule] = [
    .allow(
      "getsockname", SYS_getsockname, because: "it asks for its own address"),
    .allow(
      "getsockopt", SYS_getsockopt,
      .argument(1, is: SOL_SOCKET, "SOL_SOCKET"),
      .argument(2, is: SO_ACCEPTCONN, "SO_ACCEPTCONN"),
      because: "it asks whether a socket is listening"),
  ]

  private let openingFiles: [Rule] = [
    .allow(
      "openat", SYS_openat,
      .argument(
        2,
        only: O_NONBLOCK | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY,
        "O_RDONLY, O_NONBLOCK, O_DIRECTORY, O_NOFOLLOW, O_CLOEXEC, O_NOCTTY"),
      because: "it opens files for reading"),
    .allow(
      "newfstatat", SYS_newfstatat, because: "it looks before it opens"),
    .allow("fstat", SYS_fstat, because: "it looks at what it has opened"),
    .allow("getdents64", SYS_getdents64, because: "it lists directories"),
  ]

  /// A condition of mmap and mprotect: no memory becomes code.
  let notExecutable = Rule.Test.argument(2, without: PROT_EXEC, "PROT_EXEC")
#endif
