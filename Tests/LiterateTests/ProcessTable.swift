import Foundation

/// The processes of this machine: proc(5), on Linux.
enum ProcessTable {
  static let isThere = access("/proc/self/environ", R_OK) == 0

  /// Whether all processes that have a book's folder in their environment, as
  /// its engine's have, end within five seconds, which is less than a program's
  /// time limit.
  static func end(of root: String) -> Bool {
    let deadline = ContinuousClock.now + .seconds(5)
    while !processes(of: root).isEmpty {
      guard ContinuousClock.now < deadline else { return false }
      usleep(1_000)
    }
    return true
  }

  private static func processes(of root: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: "/proc")
    return (names ?? []).filter { name in
      guard name.allSatisfy(\.isNumber),
        let environment = FileManager.default.contents(
          atPath: "/proc/\(name)/environ")
      else { return false }
      return environment.range(of: Data(root.utf8)) != nil
    }
  }
}
