// Refused: the kernel does not take the filter
import Libc

func filter(allowing calls: [Int32]) -> [sock_filter] {
  let load = UInt16(BPF_LD | BPF_W | BPF_ABS)
  let ifEqual = UInt16(BPF_JMP | BPF_JEQ | BPF_K)
  let answer = UInt16(BPF_RET | BPF_K)
  let count = calls.count
  var filter = [sock_filter](repeating: sock_filter(), count: count + 6)
  filter[0] = sock_filter(code: load, jt: 0, jf: 0, k: architectureAt)
  filter[1] = sock_filter(
    code: ifEqual, jt: 0, jf: UInt8(count + 1), k: auditArchitecture)
  filter[2] = sock_filter(code: load, jt: 0, jf: 0, k: callAt)
  for (index, call) in calls.enumerated() {
    filter[3 + index] = sock_filter(
      code: ifEqual, jt: UInt8(count - index), jf: 0, k: UInt32(call))
  }
  filter[3 + count] = sock_filter(
    code: answer, jt: 0, jf: 0, k: SECCOMP_RET_KILL_PROCESS)
  filter[4 + count] = sock_filter(
    code: answer, jt: 0, jf: 0, k: SECCOMP_RET_ALLOW)
  return filter
}
