/// What a file is, as far as an answer depends on it.
public struct FileFacts: Equatable, Sendable {
  /// How many bytes it has.
  public let size: Int
  /// When it was written last, in seconds since 1970.
  public let seconds: Int
  /// And in nanoseconds since that second.
  public let nanoseconds: Int

  /// As fstat(2) tells them: `st_size`, `st_mtim`.
  public init(size: Int, seconds: Int, nanoseconds: Int) {
    self.size = size
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }
}

extension FileFacts {
  /// A name for the file's present bytes, strong: RFC 9110, 8.8.3.
  ///
  /// Two versions of one size share it if they were written within a tick
  /// of the clock that stamps files.
  public var entityTag: String {
    var tag = "\"" + String(size)
    tag += "-" + String(seconds)
    tag += "-" + String(nanoseconds)
    return tag + "\""
  }

  /// When the file was written last, as a header says it.
  public var lastModified: String { httpDate(seconds) }
}
