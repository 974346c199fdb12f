import Libc

/// A filter that lets all system calls through but one, and that one
/// only if an argument, counted from 0, has this value; else it fails by
/// EPERM.
///
/// It kills the process for a call of another architecture.
/// It has loads, comparisons by BPF_JEQ, and answers.
func filter(
  requiring argument: Int, as value: UInt64, of call: Int32
) -> [sock_filter] {
  // TODO: compare the call, and both halves.
  []
}
