#if os(Linux)
  import Libc
  import Testing

  @testable import Privsep

  /// What is allowed of a call, and what is not, at the edge of each rule.
  @Suite struct BoundaryTests {
    private func answers(
      _ promise: Promise, _ number: Int32, _ argument: Int,
      _ values: [some BinaryInteger], others: [Int: UInt64] = [:]
    ) -> [Bool] {
      let filter = filter(of: Sandbox.calls(of: [promise]))
      return values.map { value in
        var call = Call(number, others)
        call.arguments[argument] = UInt64(truncatingIfNeeded: value)
        return answer(of: filter, to: call) == SECCOMP_RET_ALLOW
      }
    }

    private func allows(
      _ promise: Promise, _ number: Int32, _ argument: Int,
      _ values: [some BinaryInteger], others: [Int: UInt64] = [:]
    ) -> Bool {
      answers(promise, number, argument, values, others: others)
        .allSatisfy { $0 }
    }

    private func denies(
      _ promise: Promise, _ number: Int32, _ argument: Int,
      _ values: [some BinaryInteger], others: [Int: UInt64] = [:]
    ) -> Bool {
      !answers(promise, number, argument, values, others: others)
        .contains(true)
    }

    /// Flags of messages, by their values on Linux.
    private enum Flag {
      static let outOfBand = 0x1
      static let peek = 0x2
      static let dontWait = 0x40
      static let waitAll = 0x100
      static let errorQueue = 0x2000
      static let noSignal = 0x4000
      static let more = 0x8000
      static let fastOpen = 0x2000_0000
      static let closeOnExec = 0x4000_0000
    }

    @Test("messages have harmless flags")
    func messages() {
      let bad = [Flag.outOfBand, Flag.fastOpen, Flag.outOfBand | Flag.noSignal]
      let good = [0, Flag.noSignal, Flag.dontWait | Flag.noSignal]
      #expect(allows(.standardIO, SYS_sendto, 3, good + [Flag.more]))
      #expect(denies(.standardIO, SYS_sendto, 3, bad))
      #expect(allows(.sendDescriptors, SYS_sendmsg, 2, good))
      #expect(denies(.sendDescriptors, SYS_sendmsg, 2, bad))
      let odd = [
        Flag.outOfBand, Flag.peek, Flag.waitAll, Flag.errorQueue,
      ]
      #expect(allows(.standardIO, SYS_recvfrom, 3, [0, Flag.dontWait]))
      #expect(denies(.standardIO, SYS_recvfrom, 3, odd))
      #expect(
        allows(
          .receiveDescriptors, SYS_recvmsg, 2,
          [0, Flag.dontWait | Flag.closeOnExec]))
      #expect(denies(.receiveDescriptors, SYS_recvmsg, 2, odd))
    }

    @Test("messages go nowhere but to the peer")
    func address() {
      #expect(allows(.standardIO, SYS_sendto, 5, [0]))
      #expect(denies(.standardIO, SYS_sendto, 5, [1, 2, 16, 28, 110, 128]))
    }

    @Test("socket pairs are local streams")
    func pairs() {
      let stream: [Int: UInt64] = [1: 1]
      #expect(
        allows(.manageDescriptors, SYS_socketpair, 0, [1], others: stream))
      #expect(
        denies(
          .manageDescriptors, SYS_socketpair, 0, (0..<50).filter { $0 != 1 },
          others: stream))
      let good = [1, 1 | 0o4000, 1 | 0o2000000]
      let local: [Int: UInt64] = [0: 1]
      #expect(
        allows(.manageDescriptors, SYS_socketpair, 1, good, others: local))
      // Datagram, raw, seqpacket, and a packet's.
      #expect(
        denies(
          .manageDescriptors, SYS_socketpair, 1, [2, 3, 5, 10], others: local))
    }

    @Test("pipes carry bytes, and no notifications of the kernel's")
    func pipes() {
      #expect(
        allows(.manageDescriptors, SYS_pipe2, 1, [0, O_CLOEXEC | O_NONBLOCK]))
      // O_DIRECT, which makes packets, and O_NOTIFICATION_PIPE.
      #expect(denies(.manageDescriptors, SYS_pipe2, 1, [0o40000, 0o200]))
    }

    @Test("a single process is sent a signal")
    func signals() {
      #expect(allows(.startPrograms([]), SYS_kill, 0, [1, 4_194_304]))
      #expect(
        denies(.startPrograms([]), SYS_kill, 0, [-1, -2, Int64.min >> 32]))
    }

    @Test("a socket is shut for writing alone")
    func shutdown() {
      #expect(allows(.acceptConnections, SYS_shutdown, 1, [1]))
      #expect(denies(.acceptConnections, SYS_shutdown, 1, [0, 2, 3, -1]))
    }

    @Test("ioctl asks what is unsent, and nothing else")
    func ioctl() {
      #expect(allows(.acceptConnections, SYS_ioctl, 1, [0x5411]))
      // TIOCSTI, FIONREAD, FIONBIO, FIOASYNC, FIOCLEX
      let others = [0x5412, 0x541b, 0x5421, 0x5452, 0x5451]
      #expect(denies(.acceptConnections, SYS_ioctl, 1, others))
    }

    @Test("memory is private and anonymous, and not executable")
    func memory() {
      let flags = UInt64(MAP_PRIVATE | MAP_ANON)
      let use = [PROT_NONE, PROT_READ, PROT_READ | PROT_WRITE]
      #expect(allows(.standardIO, SYS_mmap, 2, use, others: [3: flags]))
      #expect(
        denies(
          .standardIO, SYS_mmap, 2, [PROT_EXEC, PROT_READ | PROT_EXEC],
          others: [3: flags]))
      for bad in [
        MAP_SHARED | MAP_ANON, MAP_PRIVATE, MAP_SHARED,
        MAP_PRIVATE | MAP_ANON | MAP_FIXED,
        MAP_PRIVATE | MAP_ANON | MAP_GROWSDOWN,
        MAP_PRIVATE | MAP_ANON | MAP_LOCKED,
        MAP_PRIVATE | MAP_ANON | MAP_POPULATE,
        MAP_PRIVATE | MAP_ANON | MAP_HUGETLB,
        MAP_PRIVATE | MAP_ANON | MAP_STACK,
        MAP_PRIVATE | MAP_ANON | MAP_NORESERVE,
      ] {
        #expect(denies(.standardIO, SYS_mmap, 3, [bad]))
      }
      // MREMAP_MAYMOVE, and MREMAP_FIXED and MREMAP_DONTUNMAP with it.
      #expect(allows(.standardIO, SYS_mremap, 3, [1]))
      #expect(denies(.standardIO, SYS_mremap, 3, [0, 3, 5]))
    }

    @Test("a stack of a thread is not executable either")
    func stacks() {
      let flags = UInt64(MAP_PRIVATE | MAP_ANON | MAP_STACK)
      #expect(
        denies(.threads, SYS_mmap, 2, [PROT_EXEC], others: [3: flags]))
      #expect(denies(.threads, SYS_mprotect, 2, [PROT_EXEC, 5, 7]))
      #expect(allows(.threads, SYS_mprotect, 2, [PROT_NONE, PROT_READ]))
      #expect(denies(.threads, SYS_madvise, 2, [0, 8, 9, 14, 100]))
    }

    @Test("a thread is started, and no process, and no namespace")
    func clone() {
      #expect(allows(.threads, SYS_clone, 0, [0x3d_0f00]))
      #expect(denies(.threads, SYS_clone, 0, [0, 17, 0x3d_0f11, 0x3c_0f00]))
      #expect(allows(.startPrograms([]), SYS_clone, 0, [0x4111, 0x120_0011]))
      for bit in [7, 16, 17, 25, 26, 27, 28, 29, 30, 31] {
        let flags = [0x4111 | 1 << bit, 0x120_0011 | 1 << bit]
        #expect(denies(.startPrograms([]), SYS_clone, 0, flags))
      }
    }

    @Test("who is alone wakes nobody but in its own memory, and waits for none")
    func futex() {
      #expect(allows(.standardIO, SYS_futex, 1, [0x81]))
      let others = (0..<0x200).filter { $0 != 0x81 }
      #expect(denies(.standardIO, SYS_futex, 1, others))
      let used = [0x80, 0x81, 0x86, 0x87, 0x89, 0x189, 0x109, 8]
      #expect(allows(.threads, SYS_futex, 1, used))
      #expect(
        denies(
          .threads, SYS_futex, 1, (0..<0x200).filter { !used.contains($0) }))
    }

    @Test("fcntl sends no signals, and standard I/O has none of it")
    func fcntl() {
      let used = [F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, 1030]
      #expect(allows(.manageDescriptors, SYS_fcntl, 1, used))
      let others = (0..<1100).filter { !used.contains($0) }
      #expect(denies(.manageDescriptors, SYS_fcntl, 1, others))
      #expect(denies(.standardIO, SYS_fcntl, 1, used))
    }

    @Test("files are opened for reading alone")
    func opening() {
      let good = [
        O_RDONLY, O_CLOEXEC, O_NOFOLLOW | O_NONBLOCK | O_DIRECTORY,
      ]
      #expect(allows(.read([]), SYS_openat, 2, good))
      // O_PATH and O_TMPFILE are the last two.
      let bad = [
        O_WRONLY, O_RDWR, 3, O_CREAT, O_TRUNC, O_APPEND, 0x20_0000, 0x40_0000,
      ]
      #expect(denies(.read([]), SYS_openat, 2, bad))
      #expect(denies(.startPrograms([]), SYS_openat, 2, bad))
      // Threads are told EACCES for the first kind, and end for the second.
      let filter = filter(of: Sandbox.calls(of: [.threads]))
      let answers = (good + bad).map { flags in
        answer(of: filter, to: Call(SYS_openat, [2: UInt64(flags)]))
      }
      let told = SECCOMP_RET_ERRNO | UInt32(EACCES)
      #expect(
        answers
          == good.map { _ in told } + bad.map { _ in SECCOMP_RET_KILL_PROCESS })
    }

    @Test("prctl, prlimit and setpriority change what they should")
    func processes() {
      #expect(allows(.threads, SYS_prctl, 0, [15]))
      #expect(denies(.threads, SYS_prctl, 0, (0..<80).filter { $0 != 15 }))
      let used = [1, 4, 38, 39]
      #expect(allows(.startPrograms([]), SYS_prctl, 0, used))
      // Whoever is undumpable stays so.
      #expect(denies(.startPrograms([]), SYS_prctl, 1, [1, 2], others: [0: 4]))
      #expect(
        denies(
          .startPrograms([]), SYS_prctl, 0,
          (0..<80).filter { !used.contains($0) }))
      #expect(denies(.startPrograms([]), SYS_prlimit64, 0, [1, -1]))
      #expect(denies(.threads, SYS_setpriority, 0, [0, 1, 2]))
    }

    @Test("a socket is asked whether it's listening")
    func options() {
      let level = UInt64(SOL_SOCKET)
      #expect(
        allows(.inspectSockets, SYS_getsockopt, 2, [30], others: [1: level]))
      #expect(
        denies(
          .inspectSockets, SYS_getsockopt, 2, (0..<100).filter { $0 != 30 },
          others: [1: level]))
      #expect(
        denies(.inspectSockets, SYS_getsockopt, 2, [30], others: [1: 6]))
    }
  }
#endif
