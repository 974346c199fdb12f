import Libc
import Foundation
import Testing

/// Waits up to a minute until something is so that nobody tells.
func eventually(_ isSo: () throws -> Bool) throws {
  let deadline = ContinuousClock.now + .seconds(60)
  while try !isSo() {
    try #require(ContinuousClock.now < deadline)
    usleep(1_000)
  }
}

/// The processes that a process has started: proc_pid_task_children(5).
func children(of process: pid_t) -> [pid_t] {
  text("/proc/\(process)/task/\(process)/children")
    .split(separator: " ").compactMap { pid_t($0) }
}

/// What a process was started by: proc_pid_cmdline(5).
func words(of process: pid_t) -> [String] {
  text("/proc/\(process)/cmdline").split(separator: "\0").map(String.init)
}

/// How many descriptors a process has open, or nil if this process may not see
/// them: proc_pid_fd(5).
func descriptors(of process: pid_t) -> Int? {
  try? FileManager.default
    .contentsOfDirectory(atPath: "/proc/\(process)/fd").count
}

/// The port at which a process takes connections: proc_pid_net(5).
///
/// This is for one that tells nobody.
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

/// The ports of this machine's listening sockets, by the names that these have
/// in proc_pid_fd(5).
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
