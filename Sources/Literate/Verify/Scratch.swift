import Foundation
import Supervisor

/// Where the engine makes what it needs for a while.
package struct Scratch: Sendable {
  /// The directory of all scratch directories, made when it is needed.
  let directory: String

  /// Lends an empty directory, and removes it.
  ///
  /// It is locked as long as it is lent: flock(2). So another engine, in another
  /// container perhaps, can tell that it is in use.
  package func lend<Result>(
    _ body: (String) throws(Problem) -> Result
  ) throws(Problem) -> Result {
    let scratch = "\(directory)/\(UUID().uuidString)"
    try makeDirectory(directory)
    let lock = open(scratch + lockSuffix, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard lock != -1, flock(lock, LOCK_EX) == 0 else {
      throw Place(scratch).problem(
        "cannot be locked: \(String(cString: strerror(errno)))",
        help: "see that files can be made and locked there")
    }
    defer {
      try? FileManager.default.removeItem(atPath: scratch)
      unlink(scratch + lockSuffix)
      close(lock)
    }
    try makeDirectory(scratch)
    return try body(scratch)
  }

  /// Removes what engines left that were killed, and ends what they started.
  package func sweep() {
    for name in Files(root: directory).names(in: ".")
    where name.hasSuffix(lockSuffix) {
      let lock = open(directory + "/" + name, O_RDWR | O_CLOEXEC)
      guard lock != -1 else { continue }
      defer { close(lock) }
      guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { continue }
      let scratch = directory + "/" + name.dropLast(lockSuffix.count)
      endStrays(withHome: scratch)
      try? FileManager.default.removeItem(atPath: scratch)
      unlink(directory + "/" + name)
    }
  }
}

extension Book {
  /// For commands that verify nothing; of the same directory as the verifier's.
  package var scratch: Scratch {
    Scratch(directory: root + "/.build/workbook/scratch")
  }
}

private let lockSuffix = ".lock"

/// Makes a directory, and those above it, which every user may enter.
package func makeDirectory(_ path: String) throws(Problem) {
  do {
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true)
    // Whatever the umask: programs of the book become other users in it.
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: path)
  } catch {
    throw Place(path).problem(
      "cannot be made: \(error.localizedDescription)",
      help: "make room, or see that its parent is a directory you may write in")
  }
}

/// Writes a file in a scratch directory.
package func write(_ text: String, to path: String) throws(Problem) {
  do {
    try Data(text.utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: path)
  } catch {
    throw Place(path).problem(
      "cannot be written: \(error.localizedDescription)",
      help: "make room, or see that the directory may be written in")
  }
}
