#if os(Linux)
  import Libc
  import Privsep
  import Testing

  /// What is listed for promises, compared with what is written down here.
  @Suite struct PromiseTests {
    /// The calls that are allowed, each once, in the order of the list.
    private func allowed(_ promises: Promise...) -> String {
      var names: [String] = []
      for rule in Sandbox.calls(of: promises)
      where rule.action == .allow && !names.contains(rule.name)
        // These exist on some processors only.
        && !["poll", "dup2", "epoll_wait"].contains(rule.name)
      {
        names.append(rule.name)
      }
      return names.joined(separator: " ")
    }

    @Test("a process with standard I/O")
    func standardIO() {
      #expect(
        allowed(.standardIO) == """
          read write sendto recvfrom ppoll close brk mmap munmap mremap \
          getrandom futex clock_gettime getpid gettid rt_sigaction rt_sigprocmask \
          rt_sigreturn restart_syscall exit_group
          """)
    }

    @Test("each small promise")
    func small() {
      #expect(
        allowed(.manageDescriptors)
          == "dup dup3 pipe2 socketpair lseek fcntl")
      #expect(allowed(.sendFiles) == "sendfile fstat")
      #expect(allowed(.receiveDescriptors) == "recvmsg")
      #expect(allowed(.sendDescriptors) == "sendmsg")
      #expect(allowed(.acceptConnections) == "accept4 shutdown ioctl")
      #expect(allowed(.inspectSockets) == "getsockname getsockopt")
      #expect(allowed(.read([])) == "openat newfstatat fstat getdents64")
    }

    @Test("threads")
    func threads() {
      #expect(
        allowed(.threads) == """
          mmap mprotect madvise clone set_robust_list rseq exit futex \
          sched_getaffinity prctl rt_sigsuspend sched_yield \
          clock_nanosleep epoll_create1 epoll_ctl epoll_pwait eventfd2 \
          timerfd_create timerfd_settime
          """)
    }

    #if arch(x86_64)
      @Test("whoever starts programs")
      func programs() {
        #expect(
          allowed(.startPrograms([])) == """
            openat newfstatat fstat getdents64 dup dup3 pipe2 socketpair lseek \
            fcntl clone execve setsid close_range kill wait4 waitid mmap \
            mprotect pread64 set_tid_address set_robust_list rseq \
            sched_getaffinity sigaltstack getppid geteuid access readlink \
            arch_prctl chroot fchdir chdir setgroups setresgid setresuid setgid \
            setuid getgroups getresgid getresuid capget prlimit64 prctl \
            seccomp landlock_create_ruleset landlock_add_rule \
            landlock_restrict_self
            """)
      }
    #endif

    @Test(
      "no promise allows these",
      arguments: [
        "socket", "connect", "bind", "listen", "ptrace", "process_vm_readv",
        "unshare", "setns", "mount", "bpf", "io_uring_setup", "openat2",
        "unlinkat", "mkdirat", "renameat2", "ftruncate", "truncate", "tgkill",
        "perf_event_open", "userfaultfd", "keyctl", "fchmod", "setsockopt",
      ])
    func never(_ name: String) {
      let all: [Promise] = [
        .standardIO, .manageDescriptors, .sendFiles, .receiveDescriptors,
        .sendDescriptors, .acceptConnections, .inspectSockets, .threads,
        .read([]), .startPrograms([]),
      ]
      #expect(!Sandbox.calls(of: all).contains { $0.name == name })
    }

    @Test("conditions are told in words")
    func conditions() {
      let list = Sandbox.calls(of: [.acceptConnections]).prefix(3).map {
        "\($0.name): \($0.condition): \($0.reason)"
      }
      #expect(
        list == [
          "accept4: : it accepts connections",
          "shutdown: SHUT_WR: it ends its answer, and reads on",
          "ioctl: SIOCOUTQ: it asks how much a client has taken",
        ])
    }
  }
#endif
