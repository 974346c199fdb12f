#if os(Linux)
  import Libc
  import Testing

  @testable import Privsep

  /// The filters of promises, run by a machine that is written down here.
  @Suite struct FilterTests {
    private func answer(_ promises: [Promise], to call: Call) -> UInt32? {
      PrivsepTests.answer(
        of: filter(of: promises.flatMap(\.rules) + spared), to: call)
    }

    private let allow = SECCOMP_RET_ALLOW
    private let kill = SECCOMP_RET_KILL_PROCESS

    private let all: [Promise] = [
      .standardIO, .receiveDescriptors, .sendDescriptors,
      .acceptConnections, .read([]), .startPrograms([]),
    ]

    @Test("a call of another architecture is killed, whatever was promised")
    func architecture() {
      for number in 0..<500 as Range<Int32> {
        var call = Call(number)
        call.architecture ^= 1
        #expect(answer(all, to: call) == kill)
        call.architecture = UInt32(number)
        #expect(answer(all, to: call) == kill)
      }
    }

    @Test("a number with a bit more, as x32 has it, is killed")
    func otherNumbers() {
      for number in 0..<500 as Range<Int32> {
        var call = Call(number)
        call.number |= 0x4000_0000
        #expect(answer(all, to: call) == kill)
      }
    }

    @Test("the same promises in another order are the same")
    func order() {
      for number in 0..<500 as Range<Int32> {
        let call = Call(number, [2: 1])
        #expect(
          answer(all, to: call) == answer(all.reversed(), to: call))
      }
    }

    @Test(
      "each promise has its calls, and standard I/O has not",
      arguments: [
        (Promise.receiveDescriptors, SYS_recvmsg),
        (.sendDescriptors, SYS_sendmsg),
        (.acceptConnections, SYS_accept4), (.read([]), SYS_openat),
        (.startPrograms([]), SYS_execve), (.startPrograms([]), SYS_clone),
        (.startPrograms([]), SYS_kill),
      ])
    func promise(_ promise: Promise, _ number: Int32) {
      #expect(answer([.standardIO], to: Call(number)) == kill)
      #expect(answer([.standardIO, promise], to: Call(number)) == allow)
    }

    @Test(
      "nobody gets these",
      arguments: [
        SYS_socket, SYS_connect, SYS_bind, SYS_listen, SYS_ptrace,
        SYS_process_vm_readv, SYS_unshare, SYS_setns, SYS_mount, SYS_bpf,
        SYS_io_uring_setup, SYS_openat2, SYS_unlinkat, SYS_mkdirat,
        SYS_renameat2, SYS_ftruncate, SYS_truncate, SYS_perf_event_open,
        SYS_userfaultfd, SYS_keyctl, SYS_init_module, SYS_fchmod,
      ])
    func never(_ number: Int32) {
      #expect(answer(all, to: Call(number)) == kill)
    }

    @Test("files are opened for reading alone")
    func opening() {
      for flags in [O_RDONLY, O_CLOEXEC, O_NOFOLLOW | O_NONBLOCK] {
        let call = Call(SYS_openat, [2: UInt64(flags)])
        #expect(answer([.read([])], to: call) == allow)
      }
      for flags in [O_WRONLY, O_RDWR, O_CREAT, O_TRUNC] {
        let call = Call(SYS_openat, [2: UInt64(flags)])
        #expect(answer([.read([])], to: call) == kill)
      }
    }

    @Test("memory is not made executable, unless programs are started")
    func memory() {
      for number in [SYS_mmap, SYS_mprotect] {
        let code = Call(number, [2: UInt64(PROT_READ | PROT_EXEC)])
        let data = Call(number, [2: UInt64(PROT_READ | PROT_WRITE)])
        #expect(answer([.standardIO], to: data) == allow)
        #expect(answer([.standardIO], to: code) == kill)
        #expect(answer(all, to: code) == allow)
      }
    }

    @Test("fcntl sends no signals")
    func commands() {
      let get = Call(SYS_fcntl, [1: UInt64(F_GETFL)])
      let own = Call(SYS_fcntl, [1: 8])
      #expect(answer(all, to: get) == allow)
      #expect(answer(all, to: own) == kill)
    }

    @Test("no namespace is made")
    func namespaces() {
      let fork = Call(SYS_clone, [0: UInt64(SIGCHLD)])
      #expect(answer(all, to: fork) == allow)
      for bit in [17, 25, 26, 27, 28, 29, 30] {
        #expect(answer(all, to: Call(SYS_clone, [0: 1 << bit])) == kill)
      }
    }

    @Test("what libraries try by habit fails")
    func habits() {
      #expect(
        answer([.standardIO], to: Call(SYS_newfstatat))
          == SECCOMP_RET_ERRNO | UInt32(EPERM))
      #expect(answer([.read([])], to: Call(SYS_newfstatat)) == allow)
      #expect(
        answer(all, to: Call(SYS_clone3))
          == SECCOMP_RET_ERRNO | UInt32(ENOSYS))
    }

    @Test("the kernel takes it: it is short, and ends in an answer")
    func length() {
      let filter = filter(of: all.flatMap(\.rules) + spared)
      #expect(filter.count < 4096)
      #expect(filter.last?.code == UInt16(BPF_RET | BPF_K))
    }
  }
#endif
