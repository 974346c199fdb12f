import Foundation

/// Kills the processes that a run left when its supervisor was killed: those in
/// whose environment HOME is a directory that was the run's alone.
///
/// Throws if one can't be killed, or if they multiply faster than they're
/// killed. Doesn't recognise a process that was given another environment, or
/// one whose environment this user may not read.
///
/// Linux only: proc_pid_environ(5).
package func endStrays(
  withHome directory: String
) throws(Command.Failure) {
  let mark = Array("HOME=\(directory)".utf8)
  // Some may have started others in the meantime.
  for _ in 0..<1_000 {
    let strays = processes().filter { process in
      FileManager.default.contents(atPath: "/proc/\(process)/environ")?
        .split(separator: 0).contains { $0.elementsEqual(mark) } ?? false
    }
    if strays.isEmpty { return }
    let spared = strays.filter { kill($0, SIGKILL) == -1 && errno != ESRCH }
    if !spared.isEmpty { break }
    usleep(1_000)
  }
  throw .cannotEnd
}

private func processes() -> [pid_t] {
  let names = try? FileManager.default.contentsOfDirectory(atPath: "/proc")
  return (names ?? []).compactMap { pid_t($0) }
}
