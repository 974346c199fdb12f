import Foundation
import Supervisor

/// Everything about this machine and this user that a program's output may depend
/// on: a result is reused only where it is the same.
enum Machine {
  static let fingerprint: String = {
    var system = utsname()
    uname(&system)
    let kernel = withUnsafeBytes(of: system) { Array($0) }
      .split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    let release = try? String(
      contentsOfFile: "/etc/os-release", encoding: .utf8)
    var groups = [gid_t](repeating: 0, count: max(0, Int(getgroups(0, nil))))
    getgroups(Int32(groups.count), &groups)
    let grants = Feature.allCases.filter(\.isGranted).map(\.rawValue)
    return
      (kernel + grants + [
        release ?? "",
        "\(getuid()) \(geteuid()) \(getgid()) \(getegid()) \(groups)",
        "\(Limits.descriptorsGranted)",
      ]).joined(separator: "\n")
  }()
}
