// Refused: instruction 4 loads at 8
import Libc

func filter(allowing calls: [Int32]) -> [sock_filter] {
  let load = UInt16(BPF_LD | BPF_W | BPF_ABS)
  let ifEqual = UInt16(BPF_JMP | BPF_JEQ | BPF_K)
  let answer = UInt16(BPF_RET | BPF_K)
  let kill = SECCOMP_RET_KILL_PROCESS
  let head = [
    sock_filter(code: load, jt: 0, jf: 0, k: architectureAt),
    sock_filter(code: ifEqual, jt: 1, jf: 0, k: auditArchitecture),
    sock_filter(code: answer, jt: 0, jf: 0, k: kill),
    sock_filter(code: load, jt: 0, jf: 0, k: architectureAt + 4),
  ]
  let comparisons = calls.enumerated().map { index, call in
    // The others that follow, and the answer that kills.
    let skipped = calls.count - index
    return sock_filter(
      code: ifEqual, jt: UInt8(skipped), jf: 0, k: UInt32(call))
  }
  return head + comparisons + [
    sock_filter(code: answer, jt: 0, jf: 0, k: kill),
    sock_filter(code: answer, jt: 0, jf: 0, k: SECCOMP_RET_ALLOW),
  ]
}
