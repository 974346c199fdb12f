import Libc

/// Which signals a process ignores, catches and blocks, where the system shows
/// it.
public func signalState(of process: pid_t = getpid()) -> [String] {
  let file = open("/proc/\(process)/status", O_RDONLY)
  if file == -1 { return [] }
  defer { close(file) }
  var buffer = [UInt8](repeating: 0, count: 4096)
  let count = read(file, &buffer, buffer.count)
  return String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
    .split(separator: "\n").map(String.init)
    .filter { ["SigIgn", "SigCgt", "SigBlk"].contains($0.prefix(6)) }
}

/// Lets a signal call a function, and interrupt any call that waits.
///
/// Returns what it did before.
@discardableResult
public func handle(
  _ signal: Int32, by handler: @escaping @convention(c) (Int32) -> Void
) -> sigaction {
  var (action, before) = (sigaction(), sigaction())
  #if canImport(Darwin)
    action.__sigaction_u.__sa_handler = handler
  #elseif canImport(Glibc)
    action.__sigaction_handler.sa_handler = handler
  #else
    action.__sa_handler.sa_handler = handler
  #endif
  sigaction(signal, &action, &before)
  return before
}
