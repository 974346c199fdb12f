#if os(Linux)
  import Libc

  extension Promise {
    /// The system calls that it needs.
    var rules: [Rule] {
      switch self {
      case .standardIO: usingDescriptors
      case .receiveDescriptors: [.allow(SYS_recvmsg)]
      case .sendDescriptors: [.allow(SYS_sendmsg)]
      case .acceptConnections:
        [SYS_accept, SYS_accept4, SYS_getsockname, SYS_getpeername]
          .map(Rule.allow) + [.allow(SYS_ioctl, argument: 1, is: askUnsent)]
      case .read: openingFiles
      case .startPrograms: openingFiles + startingPrograms
      }
    }
  }

  private var usingDescriptors: [Rule] {
    var calls = [
      SYS_read, SYS_readv, SYS_pread64, SYS_recvfrom, SYS_write,
      SYS_writev, SYS_sendto, SYS_sendfile, SYS_lseek, SYS_fstat,
      SYS_ppoll, SYS_close, SYS_shutdown, SYS_dup, SYS_dup3, SYS_pipe2,
      SYS_brk, SYS_munmap, SYS_mremap, SYS_madvise, SYS_futex,
      SYS_clock_gettime, SYS_clock_nanosleep, SYS_nanosleep,
      SYS_restart_syscall, SYS_getrandom, SYS_getpid, SYS_getppid,
      SYS_gettid, SYS_getuid, SYS_geteuid, SYS_getgid, SYS_getegid,
      SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn,
      SYS_sigaltstack, SYS_exit, SYS_exit_group,
    ]
    #if arch(x86_64)
      calls += [SYS_poll, SYS_dup2]
    #endif
    // Not F_SETOWN, by which another process is sent signals.
    let commands = [
      F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD, F_DUPFD_CLOEXEC,
    ]
    return calls.map(Rule.allow)
      + commands.map { .allow(SYS_fcntl, argument: 1, is: $0) }
      + [SYS_mmap, SYS_mprotect].map {
        .allow($0, argument: 2, lacks: PROT_EXEC)
      }
  }

  private var openingFiles: [Rule] {
    [
      .allow(
        SYS_openat, argument: 2, lacks: O_ACCMODE | O_CREAT | O_TRUNC),
      .allow(SYS_newfstatat), .allow(SYS_getdents64),
    ]
  }

  private var startingPrograms: [Rule] {
    var calls = [
      SYS_execve, SYS_wait4, SYS_waitid, SYS_kill, SYS_socketpair, SYS_chdir,
      // What a program does before it comes to its first line.
      SYS_mmap, SYS_mprotect, SYS_set_tid_address, SYS_set_robust_list,
      SYS_rseq, SYS_prlimit64, SYS_faccessat, SYS_readlinkat,
      SYS_close_range, SYS_sched_getaffinity,
      // What it gives its rights up by, and looks whether they are gone.
      SYS_chroot, SYS_setgroups, SYS_setresgid, SYS_setresuid, SYS_setgid,
      SYS_setuid, SYS_getgroups, SYS_getresgid, SYS_getresuid, SYS_capget,
      SYS_prctl, SYS_seccomp, SYS_landlock_create_ruleset,
      SYS_landlock_add_rule, SYS_landlock_restrict_self,
    ]
    #if arch(x86_64)
      calls += [SYS_access, SYS_readlink, SYS_arch_prctl]
    #endif
    let namespaces =
      CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC
      | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET
    return calls.map(Rule.allow)
      + [.allow(SYS_clone, argument: 0, lacks: namespaces)]
  }

  /// What libraries try by habit, and can do without.
  let spared: [Rule] = [
    // Its flags are in memory; clone takes them as an argument.
    .fail(SYS_clone3, ENOSYS),
    // By it C's input and output look at descriptors; it takes paths as well.
    .fail(SYS_newfstatat, EPERM),
    // Whether this is a terminal: no.
    .fail(SYS_ioctl, ENOTTY),
  ]
#endif
