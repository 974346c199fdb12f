#if os(Linux)
  import Libc
  import Unix

  /// One instruction of a filter for system calls: seccomp(2).
  extension sock_filter {
    /// Loads 32 bits of what the kernel tells about the call.
    static func load(_ offset: UInt32) -> sock_filter {
      let code = UInt16(BPF_LD | BPF_W | BPF_ABS)
      return sock_filter(code: code, jt: 0, jf: 0, k: offset)
    }

    /// Loads the lower half of an argument, which these processors have first.
    static func loadArgument(_ index: Int) -> sock_filter {
      load(argumentsAt + UInt32(index) * 8)
    }

    /// Keeps only these bits of what is loaded.
    static func and(_ mask: UInt32) -> sock_filter {
      let code = UInt16(BPF_ALU | BPF_AND | BPF_K)
      return sock_filter(code: code, jt: 0, jf: 0, k: mask)
    }

    /// Skips some instructions if this is loaded, and others if not.
    static func ifEqual(
      _ value: UInt32, skip: UInt8 = 0, else other: UInt8 = 0
    ) -> sock_filter {
      let code = UInt16(BPF_JMP | BPF_JEQ | BPF_K)
      return sock_filter(code: code, jt: skip, jf: other, k: value)
    }

    /// Ends the filter.
    static func answer(_ answer: UInt32) -> sock_filter {
      sock_filter(code: UInt16(BPF_RET | BPF_K), jt: 0, jf: 0, k: answer)
    }
  }

  extension Rule {
    /// The rule for the kernel: it answers, or goes on after the last.
    ///
    /// The call's number is loaded before the first, and after the last.
    var instructions: [sock_filter] {
      let end: sock_filter =
        switch action {
        case .allow: .answer(SECCOMP_RET_ALLOW)
        case .fail(let error): .answer(SECCOMP_RET_ERRNO | UInt32(error))
        case .trap: .answer(SECCOMP_RET_TRAP)
        }
      let number = UInt32(number)
      if comparisons.isEmpty { return [.ifEqual(number, else: 1), end] }
      var rest: [sock_filter] = [end, .load(callAt)]
      for comparison in comparisons.reversed() {
        let skip = UInt8(rest.count - 1)
        rest =
          [
            .loadArgument(comparison.index), .and(comparison.mask),
            .ifEqual(comparison.value, else: skip),
          ] + rest
      }
      return [.ifEqual(number, else: UInt8(rest.count))] + rest
    }
  }

  /// A filter in which the first rule that fits answers.
  ///
  /// A call that fits none is answered by `otherwise`, and one of another
  /// architecture kills the process.
  func filter(
    of rules: [Rule], otherwise: UInt32 = SECCOMP_RET_KILL_PROCESS
  ) -> [sock_filter] {
    return [
      .load(architectureAt), .ifEqual(auditArchitecture, skip: 1),
      .answer(SECCOMP_RET_KILL_PROCESS), .load(callAt),
    ] + rules.flatMap(\.instructions) + [.answer(otherwise)]
  }

  /// Lets a filter of promises answer each system call of the process.
  func restrictCalls(
    to promises: [Promise], reportsCalls: Bool
  ) throws(SystemError) {
    let rules = Sandbox.calls(of: promises)
    if reportsCalls || rules.contains(where: { $0.action == .trap }),
      answerTrappedCalls() == -1
    {
      throw SystemError("sigaction")
    }
    let filter = filter(
      of: rules,
      otherwise: reportsCalls ? SECCOMP_RET_TRAP : SECCOMP_RET_KILL_PROCESS)
    if unsafe installFilter(filter, UInt16(filter.count)) == -1 {
      throw SystemError("seccomp")
    }
  }
#endif
