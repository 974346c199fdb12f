import Foundation
import Supervisor
import Synchronization

/// All of this machine and this user that what a program prints may depend on: a
/// result is reused only where it is the same.
enum Machine {
  static let fingerprint: String = {
    var system = utsname()
    uname(&system)
    let kernel = withUnsafeBytes(of: system) { Array($0) }
      .split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    let release = try? String(
      contentsOfFile: "/etc/os-release", encoding: .utf8)
    var groups = [gid_t](repeating: 0, count: 256)
    groups.removeSubrange(max(0, Int(getgroups(256, &groups)))...)
    let grants = Feature.allCases.filter(\.isGranted).map(\.rawValue)
    return
      (kernel + grants + [
        release ?? "",
        "\(getuid()) \(geteuid()) \(getgid()) \(getegid()) \(groups)",
        "\(getdtablesize())",
      ]).joined(separator: "\n")
  }()
}

/// The state of the programs that texts name: a result is reused only where they
/// are the same.
final class NamedPrograms: Sendable {
  private let path: String
  private let known = Mutex<[Substring: String]>([:])

  /// Looks for programs on a PATH.
  init(path: String) { self.path = path }

  /// The state of each program that a word of a text names, on the PATH or by
  /// its whole path.
  func fingerprint(of text: String) -> String {
    let words = Set(
      text.split { !($0.isLetter || $0.isNumber || "/._+-".contains($0)) })
    return known.withLock { known in
      words.sorted().map { word in
        let state = known[word] ?? state(of: String(word))
        known[word] = state
        return state
      }.joined()
    }
  }

  private func state(of word: String) -> String {
    guard
      let file = Toolchain.find(word, on: path),
      let state = FileState(file)
    else { return "" }
    return "\(file) \(state)\n"
  }
}
