import CSupervisor
import Foundation

/// Removes a directory and everything in it, whatever its permissions, and
/// returns what is in the way, if something is.
///
/// A mount point is busy, and is never entered: what is mounted there is
/// somebody else's.
package func removeTree(_ path: String) -> String? {
  var roots = [strdup(path), nil]
  defer { free(roots[0]) }
  guard let tree = fts_open(&roots, FTS_PHYSICAL | FTS_NOCHDIR, nil) else {
    return "\(path) is in the way: \(String(cString: strerror(errno)))"
  }
  defer { fts_close(tree) }
  var obstacle: String?
  var isMoved = false
  while let entry = fts_read(tree) {
    // A directory is tried when it is entered, and again when it is left.
    guard remove(entry.pointee.fts_path) == -1, errno != ENOENT else {
      continue
    }
    if errno == ENOTEMPTY, entry.pointee.fts_info == FTS_D {
      chmod(entry.pointee.fts_path, 0o700)
      // Before its path gets too long it's moved up, for another round.
      if entry.pointee.fts_level == 8,
        rename(entry.pointee.fts_path, path + "/" + UUID().uuidString) == 0
      {
        isMoved = true
        fts_set(tree, entry, FTS_SKIP)
      }
      continue
    }
    obstacle =
      obstacle
      ?? "\(String(cString: entry.pointee.fts_path)) is in the way: "
      + String(cString: strerror(errno))
    fts_set(tree, entry, FTS_SKIP)
  }
  return isMoved ? removeTree(path) : obstacle
}
