import Foundation

/// What changes about a file when it is written again.
package struct FileState: Equatable, Sendable, CustomStringConvertible {
  package let description: String

  /// Looks at a file; nil if it is missing, as in the middle of a save.
  package init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    description =
      "\(status.st_ino) \(status.st_size) \(time.tv_sec).\(time.tv_nsec)"
  }
}
