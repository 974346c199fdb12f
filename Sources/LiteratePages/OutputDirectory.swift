import Foundation
import Literate

/// A directory that a command fills, and that others may look at meanwhile.
///
/// A file in it lists the names that commands put there. Nothing else in it is
/// ever removed or replaced.
package struct OutputDirectory {
  private let path: String
  private let manager = FileManager.default

  private static let list = ".made-by-workbook"
  /// Where children are while they change places.
  private static let transit = ".workbook-transit"

  /// Names a directory, and touches nothing.
  ///
  /// Throws if it is there, holds something, and was not made by a command.
  package init(_ path: String) throws(Problem) {
    self.path = URL(filePath: path).standardizedFileURL.path
    _ = try look()
  }

  /// Moves what is in another directory here, child by child, in the place of
  /// what a command put here before.
  package func publish(_ directory: String) throws(Problem) {
    let (present, own) = try look()
    do {
      let new = Set(try manager.contentsOfDirectory(atPath: directory))
      if let name = new.intersection(present).subtracting(own).min() {
        throw Place(path + "/" + name).problem(
          "is in the way, and this command did not make it",
          help: "move it, or name another directory")
      }
      try manager.createDirectory(
        atPath: path, withIntermediateDirectories: true)
      try list(own.union(new).union([Self.transit]))
      let transit = path + "/" + Self.transit
      try? manager.removeItem(atPath: transit)
      try makeDirectory(transit + "/old")
      // From another file system, perhaps, which takes its time.
      try manager.moveItem(atPath: directory, toPath: transit + "/new")
      for name in new.union(own).subtracting([Self.transit]) {
        let (old, new) = (path + "/" + name, transit + "/new/" + name)
        if rename(new, old) == 0 { continue }
        // A directory takes no other's place; what is stale has nothing new.
        _ = rename(old, transit + "/old/" + name)
        if manager.fileExists(atPath: new) {
          try manager.moveItem(atPath: new, toPath: old)
        }
      }
      try manager.removeItem(atPath: transit)
      try list(new)
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Place(path).problem(
        "cannot be filled: \(error.localizedDescription)",
        help: "make room, or see that it may be written in")
    }
  }

  /// The names in it, and those of them that commands put there.
  private func look() throws(Problem) -> (
    present: Set<String>, own: Set<String>
  ) {
    func cannot(_ what: String) -> Problem {
      Place(path).problem(
        what, help: "name a directory that is empty, or not there yet")
    }
    var status = stat()
    guard lstat(path, &status) == 0 else { return ([], []) }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw cannot("is no directory, or leads to one elsewhere")
    }
    let present: Set<String>
    do {
      present = Set(try manager.contentsOfDirectory(atPath: path))
    } catch {
      throw cannot("cannot be read: \(error.localizedDescription)")
    }
    if present.isEmpty { return ([], []) }
    guard present.contains(Self.list) else {
      throw cannot("holds files that this command did not make")
    }
    let listed = try Files(root: path).text(of: Self.list)
    return (present, present.intersection(lines(of: listed)))
  }

  private func list(_ names: Set<String>) throws(Problem) {
    try write(
      names.sorted().map { $0 + "\n" }.joined(), to: path + "/" + Self.list)
  }
}
