import Foundation

/// What changes about a file when an editor saves it.
public struct FileState: Equatable, Sendable {
  private let seconds: Int
  private let nanoseconds: Int
  private let size: Int
  private let number: UInt64

  /// Looks at a file; nil if there is none, as in the middle of a save.
  public init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    seconds = time.tv_sec
    nanoseconds = time.tv_nsec
    size = Int(status.st_size)
    number = UInt64(status.st_ino)
  }
}
