#if os(Linux)
  import Httpd
  import Libc
  import Unix

  extension Attack {
    /// What processes hold, and what becomes of them.
    static let onProcesses: [Attack] = [
      Attack(
        "runProgram", "run a program", for: .program, onSystem: true,
        stoppedBy: [.seccomp, .landlock, .rootDirectory],
        // If the user has other processes: EAGAIN of execve(2).
        hinderedBy: [.limits]
      ) { _ in
        let words = [strdup("sleep"), strdup("60"), nil]
        execv("/bin/sleep", words)
      },
      Attack(
        "runFromMemory", "run a program from memory", for: .program,
        onSystem: true, stoppedBy: [.seccomp], hinderedBy: [.limits]
      ) { _ in
        let name = strdup("waits")
        let file = try call(SYS_memfd_create, Int(bitPattern: name), 0)
        let program = Descriptor(owning: Int32(file))
        let bytes = withUnsafeBytes(of: waitingProgram()) { Array($0) }
        _ = try program.write(bytes)
        fexecve(program.number, [name, nil], [nil])
      },
      Attack(
        "killParent", "kill the parent", for: .parentsEnd,
        stoppedBy: [.seccomp, .landlock, .user], landlockABI: 6
      ) {
        try call(SYS_kill, $0.parentID, Int(SIGKILL))
      },
      Attack(
        "killGroup", "kill the parent's group", for: .parentsEnd,
        stoppedBy: [.isolation, .seccomp, .landlock, .user], landlockABI: 6
      ) { _ in
        try call(SYS_kill, 0, Int(SIGKILL))
      },
      Attack(
        "killByKernel", "have the kernel kill it", for: .parentsEnd,
        stoppedBy: [.seccomp, .landlock, .user], landlockABI: 6
      ) { foothold in
        let ends = try SocketPair()
        let number = ends.left.number
        try check("fcntl", fcntl(number, F_SETOWN, Int32(foothold.parentID)))
        try check("fcntl", fcntl(number, setSignal, SIGKILL))
        try check("fcntl", fcntl(number, F_SETFL, O_ASYNC))
        _ = try ends.right.write([0])
      },
      Attack(
        "killOpener", "kill the opener", for: .openersEnd,
        stoppedBy: [.seccomp, .landlock, .user], landlockABI: 6
      ) {
        try call(SYS_kill, Int($0.clues.openerID), Int(SIGKILL))
      },
      Attack(
        "readMemory", "read the parent's memory", for: .secret,
        stoppedBy: [.seccomp, .landlock, .user], needs: .tracing
      ) { foothold in
        var bytes = [UInt8](repeating: 0, count: 32)
        let address = UnsafeMutableRawPointer(
          bitPattern: foothold.clues.address)
        let count = try bytes.withUnsafeMutableBytes { room in
          var here = iovec(iov_base: room.baseAddress, iov_len: room.count)
          var there = iovec(iov_base: address, iov_len: room.count)
          return try withUnsafePointer(to: &here) { here in
            try withUnsafePointer(to: &there) { there in
              try call(
                SYS_process_vm_readv, foothold.parentID,
                Int(bitPattern: here), 1, Int(bitPattern: there), 1, 0)
            }
          }
        }
        foothold.show(bytes.prefix(count))
      },
      Attack(
        "takeDescriptor", "take a descriptor of its", for: .secret,
        stoppedBy: [.seccomp, .landlock, .user], needs: .tracing
      ) { foothold in
        let process = try call(SYS_pidfd_open, foothold.parentID, 0)
        let number = try call(
          SYS_pidfd_getfd, process, Int(foothold.clues.descriptor), 0)
        try foothold.showFile(Int32(number))
      },
      Attack(
        "traceParent", "trace the parent", for: .tracing,
        stoppedBy: [.seccomp, .landlock, .user], needs: .tracing
      ) {
        try call(SYS_ptrace, Int(PTRACE_SEIZE.rawValue), $0.parentID, 0, 0)
        hold()
      },
      Attack(
        "traceOpener", "trace the opener", for: .tracing,
        stoppedBy: [.seccomp, .landlock, .undumpable, .user], needs: .tracing
      ) {
        let id = Int($0.clues.openerID)
        try call(SYS_ptrace, Int(PTRACE_SEIZE.rawValue), id, 0, 0)
        hold()
      },
      Attack(
        "stopParent", "stop the parent by its terminal", for: .stop,
        in: .terminal, stoppedBy: [.isolation], needs: .terminal
      ) { _ in
        // The parent is in the background: SIGTTIN of tty_ioctl(4).
        var byte: UInt8 = 0
        try check("read", read(0, &byte, 1))
      },
      Attack(
        "slowParent", "slow the parent down", for: .priority,
        stoppedBy: [.seccomp, .user]
      ) {
        try call(
          SYS_setpriority, Int(PRIO_PROCESS.rawValue), $0.parentID, 19)
      },
      Attack(
        "limitParent", "limit the parent", for: .limits,
        stoppedBy: [.seccomp, .user]
      ) { foothold in
        var limit = rlimit(rlim_cur: 0, rlim_max: 0)
        _ = try withUnsafePointer(to: &limit) { limit in
          try call(
            SYS_prlimit64, foothold.parentID, Int(limitOfDescriptors),
            Int(bitPattern: limit), 0)
        }
      },
      Attack(
        "becomeRoot", "become root", for: .root, onSystem: true,
        stoppedBy: [.user], needs: .root
      ) { _ in
        try call(SYS_setresuid, 0, 0, 0)
        hold()
      },
      Attack(
        "makeNamespace", "make a namespace", for: .namespace,
        onSystem: true, stoppedBy: [.seccomp, .rootDirectory],
        needs: .namespaces
      ) { _ in
        try call(SYS_unshare, Int(CLONE_NEWUSER))
        hold()
      },
      Attack(
        "outlive", "outlive the parent", for: .survivor,
        stoppedBy: [.deathWithParent]
      ) { foothold in
        foothold.begin()
        hold()
      },
      Attack(
        "hang", "hang", for: .service, onSystem: true,
        stoppedBy: [.supervision]
      ) { foothold in
        foothold.begin()
        hold()
      },
      Attack(
        "delayStop", "answer pings, and never end", for: .end,
        stoppedBy: [.supervision]
      ) { foothold in
        foothold.begin()
        var bytes = [UInt8](repeating: 0, count: 1000)
        while true {
          var entry = pollfd(
            fd: foothold.parent, events: Int16(POLLIN), revents: 0)
          poll(&entry, 1, -1)
          let count = read(foothold.parent, &bytes, bytes.count)
          if count == 0 { hold() }
          if count > 0, bytes[0] == 3 {
            send(foothold.parent, pong, pong.count, 0)
          }
        }
      },
    ]
  }
#endif
