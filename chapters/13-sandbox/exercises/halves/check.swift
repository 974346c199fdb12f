import Exercises
import Libc

/// A system call, as a filter sees it.
struct Call {
  var architecture = auditArchitecture
  var number: UInt32
  var arguments = (0..<6).map { _ in UInt64.random(in: .min ... .max) }

  /// The 32 bits at an offset.
  subscript(offset: UInt32) -> UInt32? {
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

/// What a filter answers, or why the kernel would not take it.
func answer(of filter: [sock_filter], to call: Call) -> String {
  var loaded: UInt32 = 0
  var at = 0
  while at < filter.count {
    let (step, number) = (filter[at], at + 1)
    at += 1
    switch Int32(step.code) {
    case BPF_LD | BPF_W | BPF_ABS:
      guard let value = call[step.k] else {
        return "instruction \(number) loads at \(step.k)"
      }
      loaded = value
    case BPF_JMP | BPF_JEQ | BPF_K:
      at += Int(loaded == step.k ? step.jt : step.jf)
    case BPF_RET | BPF_K: return name(of: step.k)
    default: return "instruction \(number) has code \(step.code)"
    }
  }
  return "it runs off its end"
}

/// An answer, in words.
func name(of answer: UInt32) -> String {
  switch answer {
  case SECCOMP_RET_ALLOW: "allow"
  case SECCOMP_RET_KILL_PROCESS: "kill"
  case SECCOMP_RET_ERRNO | UInt32(EPERM): "EPERM"
  default: "answer \(answer)"
  }
}

/// A call of the number with this argument, and others by lot.
func call(_ number: Int32, _ argument: Int, _ value: UInt64) -> Call {
  var call = Call(number: UInt32(number))
  call.arguments[argument] = value
  return call
}

/// Expects an answer, with numbers by lot.
func expectAnswer(
  _ due: String, what: String,
  to change: (Int32, Int, UInt64) -> Call
) {
  for _ in 1...50 {
    let number = Int32.random(in: 0..<450)
    let argument = Int.random(in: 0...5)
    let value = UInt64.random(in: .min ... .max)
    let told = answer(
      of: filter(requiring: argument, as: value, of: number),
      to: change(number, argument, value))
    expect(told == due, happened: "\(what): \(told)", should: due)
  }
}

trial("the value") {
  expectAnswer("allow", what: "the call, with the value") {
    call($0, $1, $2)
  }
}

trial("another call") {
  expectAnswer("allow", what: "another call") {
    call($0 ^ 1, $1, $2 &+ 1)
  }
}

trial("another value") {
  expectAnswer("EPERM", what: "the call, with the value and 1") {
    call($0, $1, $2 &+ 1)
  }
}

trial("another upper half") {
  expectAnswer("EPERM", what: "the call, one upper bit changed") {
    call($0, $1, $2 ^ (1 << UInt32.random(in: 32...63)))
  }
}

trial("another lower half") {
  expectAnswer("EPERM", what: "the call, one lower bit changed") {
    call($0, $1, $2 ^ (1 << UInt32.random(in: 0...31)))
  }
}

trial("another architecture") {
  expectAnswer("kill", what: "another architecture") {
    var other = call($0, $1, $2)
    other.architecture ^= 1 << UInt32.random(in: 0...31)
    return other
  }
}

passed()
