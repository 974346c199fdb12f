import Foundation
import Literate

/// A directory that a command fills, perhaps while it is being served.
///
/// A file in it lists the files that commands put there. No other file in it is
/// ever removed or replaced.
package struct OutputDirectory: Sendable {
  private let path: String

  private static let list = ".made-by-workbook"
  /// Where new files are until they take their places.
  private static let transit = ".workbook-transit"

  /// Checks a directory, and changes nothing.
  ///
  /// Throws if it exists, is not empty, and was not made by a command.
  package init(_ path: String) throws(Problem) {
    self.path = URL(filePath: path).standardizedFileURL.path
    _ = try look()
  }

  /// Moves the files of another directory here, one by one, replacing what a
  /// command put here before.
  ///
  /// If another command is at it, waits for its end.
  package func publish(_ directory: String) throws(Problem) {
    try makeDirectory(path)
    let lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { close(lock) }
    try check(flock(lock, LOCK_EX))
    let (present, own) = try look()
    let new = try files(in: directory)
    let foreign = present.subtracting(own)
    for file in new.sorted() where foreign.contains(where: { clash(file, $0) })
    {
      throw Place(path + "/" + file).problem(
        "is in the way, and this command did not make it",
        help: "move it, or name another directory")
    }
    try list(own.union(new))
    let transit = path + "/" + Self.transit
    do {
      try? FileManager.default.removeItem(atPath: transit)
      // Perhaps from another file system, which takes a while.
      try FileManager.default.moveItem(atPath: directory, toPath: transit)
    } catch {
      throw cannot(error.localizedDescription)
    }
    for file in own.subtracting(new) { remove(file) }
    for file in new {
      try makeDirectory(parent(of: path + "/" + file))
      try check(rename(transit + "/" + file, path + "/" + file))
    }
    try? FileManager.default.removeItem(atPath: transit)
    try list(new)
  }

  /// Removes a file, and the directories that are empty without it.
  private func remove(_ file: String) {
    unlink(path + "/" + file)
    var directory = parent(of: path + "/" + file)
    while directory != path, rmdir(directory) == 0 {
      directory = parent(of: directory)
    }
  }

  /// The files in it, and those of them that commands put there.
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
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw cannot("cannot be read: \(error.localizedDescription)")
    }
    if names.isEmpty { return ([], []) }
    guard names.contains(Self.list) else {
      throw cannot("holds files that this command did not make")
    }
    let listed = try Files(root: path).text(of: Self.list)
    let present = try files(in: path).filter {
      $0 != Self.list && !$0.hasPrefix(Self.transit + "/")
    }
    return (present, present.intersection(lines(of: listed)))
  }

  /// The paths of all files below a directory.
  private func files(in directory: String) throws(Problem) -> Set<String> {
    do {
      return Set(
        try FileManager.default.subpathsOfDirectory(atPath: directory).filter {
          var status = stat()
          return lstat(directory + "/" + $0, &status) == 0
            && status.st_mode & S_IFMT != S_IFDIR
        })
    } catch {
      throw cannot(error.localizedDescription)
    }
  }

  private func list(_ files: Set<String>) throws(Problem) {
    try write(
      files.sorted().map { $0 + "\n" }.joined(), to: path + "/" + Self.list)
  }

  private func check(_ result: Int32) throws(Problem) {
    if result == -1 { throw cannot(String(cString: strerror(errno))) }
  }

  private func cannot(_ what: String) -> Problem {
    Place(path).problem(
      "cannot be filled: \(what)",
      help: "free some space, or check that it is writable")
  }
}

/// Whether two files can't be in one tree: one is in the other's place.
private func clash(_ file: String, _ other: String) -> Bool {
  (file + "/").hasPrefix(other + "/") || (other + "/").hasPrefix(file + "/")
}

private func parent(of path: String) -> String {
  URL(filePath: path).deletingLastPathComponent().path
}
