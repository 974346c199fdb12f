#if os(Linux)
  import Libc

  /// A system call, as a filter sees it.
  struct Call {
    var architecture = auditArchitecture
    var number: UInt32
    var arguments: [UInt64] = [0, 0, 0, 0, 0, 0]

    init(_ number: Int32, _ arguments: [Int: UInt64] = [:]) {
      self.number = UInt32(number)
      for (index, value) in arguments { self.arguments[index] = value }
    }

    /// The 32 bits at an offset.
    fileprivate subscript(offset: UInt32) -> UInt32? {
      switch offset {
      case architectureAt: return architecture
      case callAt: return number
      case argumentsAt..<argumentsAt + 48 where offset % 4 == 0:
        let at = Int(offset - argumentsAt)
        return UInt32(
          truncatingIfNeeded: arguments[at / 8] >> (at % 8 * 8))
      default: return nil
      }
    }
  }

  /// What a filter answers to a call, or nil if it is no filter.
  func answer(of filter: [sock_filter], to call: Call) -> UInt32? {
    var loaded: UInt32 = 0
    var at = 0
    while at < filter.count {
      let step = filter[at]
      at += 1
      switch Int32(step.code) {
      case BPF_LD | BPF_W | BPF_ABS:
        guard let value = call[step.k] else { return nil }
        loaded = value
      case BPF_ALU | BPF_AND | BPF_K: loaded &= step.k
      case BPF_JMP | BPF_JEQ | BPF_K:
        at += Int(loaded == step.k ? step.jt : step.jf)
      case BPF_RET | BPF_K: return step.k
      default: return nil
      }
    }
    return nil
  }
#endif
