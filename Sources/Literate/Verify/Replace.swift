import Foundation

/// Replaces a file's text, all of it or nothing, if it is still the old one.
///
/// A symbolic link stays one, and the owner and the mode stay the same. Throws
/// if that can't be done, if the file has changed, or if another run is at it.
package func replace(
  _ path: String, with text: String, if old: String
) throws(Problem) {
  let file = URL(filePath: path).resolvingSymlinksInPath()
  // All runs use this name, which makes it a lock.
  let new =
    file.deletingLastPathComponent().path + "/.\(file.lastPathComponent).new"
  func cannot(
    _ what: String,
    help: String = "free some space, or check that its directory is writable"
  ) -> Problem {
    Place(path).problem("cannot be replaced: \(what)", help: help)
  }
  func check(_ result: Int32) throws(Problem) {
    if result == -1 { throw cannot(String(cString: strerror(errno))) }
  }
  var status = stat()
  guard stat(file.path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
    throw cannot(
      "it is not a regular file", help: "put a regular file in its place")
  }
  guard status.st_nlink == 1 else {
    throw cannot(
      "it has \(status.st_nlink) hard links", help: "make the others copies")
  }
  let lock = open(new, O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
  if lock == -1, errno == EEXIST {
    throw cannot(
      "another run is at it, or was killed",
      help: "unless one is running, remove \(new)")
  }
  try check(lock)
  close(lock)
  do {
    try Data(text.utf8).write(to: URL(filePath: new))
    // The mode last, because a change of owner may clear bits of it.
    try check(chown(new, status.st_uid, status.st_gid))
    try check(chmod(new, status.st_mode & 0o7777))
    guard try Data(contentsOf: file) == Data(old.utf8) else {
      throw cannot("it has changed meanwhile", help: "run the command again")
    }
    try check(rename(new, file.path))
  } catch {
    unlink(new)
    throw error as? Problem ?? cannot(error.localizedDescription)
  }
}
