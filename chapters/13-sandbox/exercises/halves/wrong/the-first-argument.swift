// Refused: the call, with the value: EPERM
import Libc

func filter(
  requiring argument: Int, as value: UInt64, of call: Int32
) -> [sock_filter] {
  let load = UInt16(BPF_LD | BPF_W | BPF_ABS)
  let ifEqual = UInt16(BPF_JMP | BPF_JEQ | BPF_K)
  let answer = UInt16(BPF_RET | BPF_K)
  let kill = SECCOMP_RET_KILL_PROCESS
  let fail = SECCOMP_RET_ERRNO | UInt32(EPERM)
  let at = argumentsAt
  let lower = UInt32(truncatingIfNeeded: value)
  let upper = UInt32(truncatingIfNeeded: value >> 32)
  return [
    sock_filter(code: load, jt: 0, jf: 0, k: architectureAt),
    sock_filter(code: ifEqual, jt: 1, jf: 0, k: auditArchitecture),
    sock_filter(code: answer, jt: 0, jf: 0, k: kill),
    sock_filter(code: load, jt: 0, jf: 0, k: callAt),
    // Another call skips to the last answer.
    sock_filter(code: ifEqual, jt: 0, jf: 5, k: UInt32(call)),
    sock_filter(code: load, jt: 0, jf: 0, k: at),
    sock_filter(code: ifEqual, jt: 0, jf: 2, k: lower),
    sock_filter(code: load, jt: 0, jf: 0, k: at + 4),
    sock_filter(code: ifEqual, jt: 1, jf: 0, k: upper),
    sock_filter(code: answer, jt: 0, jf: 0, k: fail),
    sock_filter(code: answer, jt: 0, jf: 0, k: SECCOMP_RET_ALLOW),
  ]
}
