import Foundation
import Literate

/// A directory that a command fills, perhaps while it is being served.
///
/// A file in it lists the names that commands put there. Nothing else in it is
/// ever removed or replaced.
package struct OutputDirectory {
  private let path: String
  private let manager = FileManager.default

  private static let list = ".made-by-workbook"
  /// Where children are kept while they are swapped.
  private static let transit = ".workbook-transit"

  /// Checks a directory, and changes nothing.
  ///
  /// Throws if it exists, is not empty, and was not made by a command.
  package init(_ path: String) throws(Problem) {
    self.path = URL(filePath: path).standardizedFileURL.path
    _ = try look()
  }

  /// Moves the contents of another directory here, child by child, replacing what
  /// a command put here before.
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
      // Perhaps from another file system, which takes a while.
      try manager.moveItem(atPath: directory, toPath: transit + "/new")
      for name in new.union(own).subtracting([Self.transit]) {
        let (old, new) = (path + "/" + name, transit + "/new/" + name)
        if rename(new, old) == 0 { continue }
        // A directory cannot replace another; a stale name has no successor.
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
        help: "free some space, or check that it is writable")
    }
  }

  /// The names in it, and those of them that commands put there.
  private func look() throws(Problem) -> (
    present: Set<String>, own: Set<String>
  ) {
    func cannot(_ what: String) -> Problem {
      Place(path).problem(
        what, help: "name a directory that is empty or does not exist yet")
    }
    var status = stat()
    guard lstat(path, &status) == 0 else { return ([], []) }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw cannot("is not a directory, or is a link to one")
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
