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

    /// Skips some instructions if this is loaded, and others if not.
    static func ifEqual(
      _ value: UInt32, skip: UInt8 = 0, else other: UInt8 = 0
    ) -> sock_filter {
      let code = UInt16(BPF_JMP | BPF_JEQ | BPF_K)
      return sock_filter(code: code, jt: skip, jf: other, k: value)
    }

    /// Skips some instructions if one of these bits is loaded.
    static func ifAny(of bits: UInt32, skip: UInt8) -> sock_filter {
      let code = UInt16(BPF_JMP | BPF_JSET | BPF_K)
      return sock_filter(code: code, jt: skip, jf: 0, k: bits)
    }

    /// Ends the filter.
    static func answer(_ answer: UInt32) -> sock_filter {
      sock_filter(code: UInt16(BPF_RET | BPF_K), jt: 0, jf: 0, k: answer)
    }
  }

  /// A filter in which the first rule that fits answers, and that kills the
  /// process if none does.
  func filter(of rules: [Rule]) -> [sock_filter] {
    let kill = sock_filter.answer(SECCOMP_RET_KILL_PROCESS)
    return [
      .load(architectureAt), .ifEqual(auditArchitecture, skip: 1), kill,
      .load(callAt),
    ] + rules.flatMap(\.instructions) + [kill]
  }

  /// Puts a filter of these rules before each system call of the process.
  func restrictCalls(to rules: [Rule]) throws(SystemError) {
    let filter = filter(of: rules)
    if unsafe installFilter(filter, UInt16(filter.count)) == -1 {
      throw SystemError("seccomp")
    }
  }
#endif
