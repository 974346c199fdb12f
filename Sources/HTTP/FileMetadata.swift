/// What a response needs to know about a file.
public struct FileMetadata: Equatable, Sendable {
  /// The size in bytes.
  public let size: Int
  /// When the file was last written, in seconds since 1970.
  ///
  /// The owner can set this to any other time.
  public let modified: Int
  /// The time from 1970 to the last change of the file's contents, times, name
  /// or owner.
  ///
  /// No call can set this.
  public let changed: Duration

  /// Creates metadata from `st_size`, `st_mtim` and `st_ctim` as returned by
  /// fstat(2).
  public init(size: Int, modified: Int, changed: Duration) {
    self.size = size
    self.modified = modified
    self.changed = changed
  }
}

extension FileMetadata {
  /// A strong entity tag for the file's present contents: RFC 9110, 8.8.3.
  ///
  /// Two versions of the same size share it if they were written within one
  /// tick of the kernel's clock for files. It does not depend on `modified`,
  /// which archives and `touch` can make the same for different versions.
  public var entityTag: String {
    let (seconds, attoseconds) = changed.components
    var tag = "\"" + String(size)
    tag += "-" + String(seconds)
    tag += "-" + String(attoseconds / 1_000_000_000)
    return tag + "\""
  }

  /// When the file was last written, but never later than `now`: RFC 9110,
  /// 8.8.2.1.
  func lastModified(at now: Int) -> Int { min(modified, now) }
}
