import Foundation

/// Kills the processes of a run whose supervisor is gone: those in whose
/// environment HOME is a directory that was the run's alone.
///
/// Linux only, where /proc tells: proc_pid_environ(5).
package func endStrays(withHome directory: String) {
  let mark = Array("HOME=\(directory)".utf8)
  // Each may have started others meanwhile.
  for _ in 0..<100 {
    let strays = processes().filter { process in
      FileManager.default.contents(atPath: "/proc/\(process)/environ")?
        .split(separator: 0).contains { $0.elementsEqual(mark) } ?? false
    }
    if strays.isEmpty { return }
    for stray in strays { kill(stray, SIGKILL) }
    usleep(1_000)
  }
}

private func processes() -> [pid_t] {
  let names = try? FileManager.default.contentsOfDirectory(atPath: "/proc")
  return (names ?? []).compactMap { pid_t($0) }
}
