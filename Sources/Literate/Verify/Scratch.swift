import Foundation
import Supervisor

/// Where the engine keeps its temporary directories.
package struct Scratch: Sendable {
  /// The directory that holds them, created when needed.
  let directory: String

  /// Lends an empty directory, and removes it.
  ///
  /// As long as it is lent its lock is held, flock(2), so that no other engine,
  /// perhaps in another container, takes it for abandoned. If something in it
  /// cannot be removed, the lock's file stays, and each sweep tries again.
  package func lend<Result>(
    _ body: (String) throws(Problem) -> Result
  ) throws(Problem) -> Result {
    let scratch = "\(directory)/\(UUID().uuidString)"
    try makeDirectory(directory)
    guard let lock = lock(scratch + lockSuffix, O_CREAT, LOCK_EX) else {
      throw Place(scratch).problem(
        "cannot be locked: \(String(cString: strerror(errno)))",
        help: "check that files can be created and locked there",
        isFailure: true)
    }
    defer { close(lock) }
    let result = Swift.Result { () throws(Problem) in
      try makeDirectory(scratch)
      return try body(scratch)
    }
    let obstacle = remove(scratch)
    let value = try result.get()
    guard let obstacle else { return value }
    throw Place(scratch).problem(
      "cannot be removed: \(obstacle)",
      help: "let the program clean up after itself, and remove the directory")
  }

  /// Removes what an engine left behind when it was killed, and kills what it
  /// started.
  package func sweep() {
    for name in (try? Files(root: directory).names(in: ".")) ?? []
    where UUID(uuidString: String(name.dropLast(lockSuffix.count))) != nil {
      let scratch = directory + "/" + name.dropLast(lockSuffix.count)
      guard let lock = lock(scratch + lockSuffix, 0, LOCK_EX | LOCK_NB) else {
        continue
      }
      defer { close(lock) }
      do { try endStrays(withHome: scratch) } catch { continue }
      _ = remove(scratch)
    }
  }

  /// Removes a directory and then its lock, or returns what is in the way.
  private func remove(_ scratch: String) -> String? {
    let obstacle = removeTree(scratch)
    if obstacle == nil { unlink(scratch + lockSuffix) }
    return obstacle
  }
}

extension Book {
  /// For commands that verify nothing.
  package var scratch: Scratch {
    Scratch(directory: workDirectory + "/scratch")
  }
}

private let lockSuffix = ".lock"

/// Opens a file and locks it, or returns nil, with the reason in `errno`.
private func lock(_ path: String, _ flags: Int32, _ operation: Int32) -> Int32?
{
  while true {
    let file = open(path, flags | O_RDWR | O_CLOEXEC, 0o600)
    if file == -1 { return nil }
    var status = stat()
    let isLocked = flock(file, operation) == 0
    // A sweep may have removed it before it was locked.
    if isLocked, fstat(file, &status) == 0, status.st_nlink > 0 { return file }
    close(file)
    if !isLocked, errno != EINTR { return nil }
  }
}

/// Creates a directory, and those above it, that every user may enter.
package func makeDirectory(_ path: String) throws(Problem) {
  try make(path) {
    // Whatever the umask: programs of the book switch to other users.
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o755])
  }
}

/// Writes a file in a scratch directory.
package func write(_ text: String, to path: String) throws(Problem) {
  try make(path) {
    try Data(text.utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: path)
  }
}

private func make(_ path: String, by body: () throws -> Void) throws(Problem) {
  do { try body() } catch {
    throw Place(path).problem(
      "cannot be created: \(error.localizedDescription)",
      help: "free some space, or check that its parent is a writable directory",
      isFailure: true)
  }
}
