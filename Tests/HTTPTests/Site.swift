import HTTP

/// The files that the table's requests are for.
enum Site {
  static let text = "once upon a time\n"
  /// When the files were written, in seconds since 1970.
  static let written = 784_111_777
  /// When `/future` was written, which is later than any test.
  static let future = 4_102_444_800
  /// The time of the responses.
  static let now = 2_000_000_000

  static let files: [[UInt8]: Int] = [
    Array("/index.html".utf8): written, Array("/tale".utf8): written,
    Array("/future".utf8): future, Array("/".utf8) + [0xff]: written,
  ]
  static let folders = ["/folder", "/nested/index.html"]

  static func metadata(of path: [UInt8]) -> FileMetadata? {
    files[path].map {
      FileMetadata(size: text.utf8.count, modified: $0, changed: .seconds($0))
    }
  }
}
