import Exercises
import Libc

/// A system call, as a filter sees it.
struct Call {
  var architecture = auditArchitecture
  var number: UInt32

  /// The 32 bits at an offset.
  subscript(offset: UInt32) -> UInt32? {
    switch offset {
    case architectureAt: return architecture
    case callAt: return number
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

/// Different numbers of calls, by lot.
func lot(_ count: Int) -> [Int32] {
  Array((0..<450).map(Int32.init).shuffled().prefix(count))
}

/// Expects an answer of the filter for some calls.
func expectAnswer(
  _ due: String, to call: Call, what: String, allowing calls: [Int32]
) {
  let told = answer(of: filter(allowing: calls), to: call)
  expect(
    told == due,
    happened: "of \(calls.count), \(what): \(told)", should: due)
}

/// Tries each call, listed or not.
func expectAnswers(allowing calls: [Int32]) {
  for number in 0..<450 as Range<Int32> {
    let isListed = calls.contains(number)
    expectAnswer(
      isListed ? "allow" : "kill", to: Call(number: UInt32(number)),
      what: "call \(number), which is \(isListed ? "" : "not ")listed",
      allowing: calls)
  }
}

trial("one call") { expectAnswers(allowing: lot(1)) }

trial("a few calls") { expectAnswers(allowing: lot(7)) }

trial("no call") { expectAnswers(allowing: []) }

trial("another architecture") {
  let calls = lot(20)
  for call in calls {
    let other = Call(
      architecture: auditArchitecture ^ (1 << UInt32.random(in: 0...31)),
      number: UInt32(call))
    expectAnswer(
      "kill", to: other, what: "a listed one, another architecture",
      allowing: calls)
  }
  // The numbers may happen to be the same.
  let alike = Call(
    architecture: UInt32(calls[0]), number: UInt32(calls[0]))
  expectAnswer(
    "kill", to: alike, what: "an architecture like a number",
    allowing: calls)
}

trial("other numbers") {
  let calls = lot(20)
  for call in calls {
    let other = Call(number: UInt32(call) | (1 << UInt32.random(in: 9...31)))
    expectAnswer(
      "kill", to: other, what: "a listed one, and a bit more",
      allowing: calls)
  }
}

trial("its length") {
  for count in [0, 7, 200] {
    let length = filter(allowing: lot(count)).count
    expect(
      length <= count + 6,
      happened: "for \(count) calls it has \(length) instructions",
      should: "one instruction to a call, and at most six more")
  }
}

trial("in the kernel") {
  let filter = filter(allowing: [SYS_exit_group])
  let result = inChild {
    refuseNewPrivileges()
    return installFilter(filter, UInt16(filter.count))
  }.answer
  expect(
    result == 0, happened: "the kernel does not take the filter",
    should: "end in an answer, and never skip past it")
}

passed()
