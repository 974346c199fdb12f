import Foundation
import Supervisor

/// What is known of this machine and this user that a program's output may
/// depend on: a result is reused only where it is the same.
enum Machine {
  static let fingerprint: String = {
    var system = utsname()
    uname(&system)
    let kernel = withUnsafeBytes(of: system) { "\(Array($0))" }
    // Release, limits, capabilities, filters, no_new_privs. Every program gets
    // the same limit on descriptors, unless this process may have fewer.
    let facts = ["/etc/os-release", "/proc/self/limits", "/proc/self/status"]
      .flatMap { file in
        lines(of: (try? String(contentsOfFile: file, encoding: .utf8)) ?? "")
      }
      .filter { $0.contains(/=|^(?:Max (?!open)|Cap|NoNew|Seccomp)/) }
    let namespaces = ["cgroup", "ipc", "mnt", "net", "pid", "user", "uts"].map {
      try? FileManager.default.destinationOfSymbolicLink(
        atPath: "/proc/self/ns/" + $0)
    }
    var groups = [gid_t](repeating: 0, count: max(0, Int(getgroups(0, nil))))
    getgroups(Int32(groups.count), &groups)
    let grants = Feature.allCases.filter(\.isGranted).map(\.rawValue)
    return
      ([kernel] + facts + grants + [
        FileState("/bin/sh")?.description ?? "",
        "\(getuid()) \(geteuid()) \(getgid()) \(getegid()) \(groups)",
        "\(Limits.descriptorsGranted)", "\(namespaces)",
      ]).joined(separator: "\n")
  }()
}
