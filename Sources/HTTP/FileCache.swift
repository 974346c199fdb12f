/// Recently requested files, by path.
///
/// They are likely to be requested again soon, so they are kept open.
struct FileCache {
  /// How long files are kept: not for long, because files change.
  static let time = Duration.seconds(1)

  /// How many files are kept: not many, because each has a descriptor.
  let capacity: Int
  /// The keys are bytes, because strings of different bytes can be equal.
  private var files: [[UInt8]: OpenFile] = [:]

  init(capacity: Int) {
    self.capacity = capacity
  }

  subscript(path: [UInt8]) -> OpenFile? { files[path] }

  /// Adds a file, after closing all others if the cache is full.
  ///
  /// Returns whether it is now the only file, so that the caller must start the
  /// timer.
  mutating func keep(_ file: OpenFile, for path: [UInt8]) -> Bool {
    if files.count >= capacity { files = [:] }
    files[path] = file
    return files.count == 1
  }

  mutating func clear() {
    files = [:]
  }
}
