import Foundation

/// Puts a new text in the place of a file's, whole or not at all, if that is
/// still what it was.
///
/// The file stays what it is: a link stays a link, and keeps its owner and its
/// mode. Throws if it has changed meanwhile, or is no regular file.
package func replace(
  _ path: String, with text: String, if old: String
) throws(Problem) {
  let file = URL(filePath: path).resolvingSymlinksInPath()
  let new =
    file.deletingLastPathComponent().path
    + "/.\(file.lastPathComponent).\(UUID().uuidString).new"
  defer { unlink(new) }
  func cannot(_ what: String) -> Problem {
    Place(path).problem(
      "cannot be replaced: \(what)",
      help: "see that the file and its directory may be written")
  }
  var status = stat()
  guard stat(file.path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
    throw cannot("it is no regular file")
  }
  do {
    try Data(text.utf8).write(to: URL(filePath: new))
    // The mode last, for a change of owner may take bits from it.
    _ = chown(new, status.st_uid, status.st_gid)
    chmod(new, status.st_mode & 0o7777)
    guard try Data(contentsOf: file) == Data(old.utf8) else {
      throw cannot("it was saved meanwhile")
    }
  } catch let problem as Problem {
    throw problem
  } catch {
    throw cannot(error.localizedDescription)
  }
  if rename(new, file.path) == -1 {
    throw cannot(String(cString: strerror(errno)))
  }
}
