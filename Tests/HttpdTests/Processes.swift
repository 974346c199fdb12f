import Libc
import Foundation
import Testing

/// Polls up to a minute for a condition that nothing reports.
func eventually(_ isSo: () throws -> Bool) throws {
  let deadline = ContinuousClock.now + .seconds(60)
  while try !isSo() {
    try #require(ContinuousClock.now < deadline)
    usleep(1_000)
  }
}

/// The children of a process: proc_pid_task_children(5).
func children(of process: pid_t) -> [pid_t] {
  text("/proc/\(process)/task/\(process)/children")
    .split(separator: " ").compactMap { pid_t($0) }
}

/// The command line of a process: proc_pid_cmdline(5).
func words(of process: pid_t) -> [String] {
  text("/proc/\(process)/cmdline").split(separator: "\0").map(String.init)
}

/// The number of descriptors that a process has open, or nil if this process is
/// not allowed to see them: proc_pid_fd(5).
func descriptors(of process: pid_t) -> Int? {
  try? FileManager.default
    .contentsOfDirectory(atPath: "/proc/\(process)/fd").count
}

/// The number of times that a process has blocked: proc_pid_status(5).
func waits(of process: pid_t) -> Int {
  let line = text("/proc/\(process)/status").split(separator: "\n").first {
    $0.hasPrefix("voluntary_ctxt_switches:")
  }
  return line?.split(separator: "\t").last.flatMap { Int($0) } ?? 0
}

/// The port that a process is listening on: proc_pid_net(5).
///
/// This is for a process that does not print it.
func listeningPort(of process: pid_t) throws -> UInt16 {
  var port: UInt16?
  try eventually {
    let ports = listeningPorts()
    let folder = "/proc/\(process)/fd"
    let files = FileManager.default
    for name in try files.contentsOfDirectory(atPath: folder) {
      let target = try? files.destinationOfSymbolicLink(
        atPath: "\(folder)/\(name)")
      port = target.flatMap { ports[$0] } ?? port
    }
    return port != nil
  }
  return try #require(port)
}

/// The ports of all listening sockets, by the names that the sockets have in
/// proc_pid_fd(5).
private func listeningPorts() -> [String: UInt16] {
  var ports: [String: UInt16] = [:]
  for line in text("/proc/net/tcp").split(separator: "\n") {
    let words = line.split(separator: " ")
    guard words.count > 9, words[3] == "0A",
      let port = words[1].split(separator: ":").last
    else { continue }
    ports["socket:[\(words[9])]"] = UInt16(port, radix: 16)
  }
  return ports
}

private func text(_ path: String) -> String {
  let data = FileManager.default.contents(atPath: path)
  return String(decoding: data ?? Data(), as: UTF8.self)
}
