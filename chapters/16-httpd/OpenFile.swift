import HTTP
import Libc
import Unix

/// A file that the opener has opened, for as many answers as it takes.
final class OpenFile {
  let descriptor: Descriptor
  let facts: FileFacts

  init(_ descriptor: consuming Descriptor) {
    var status = stat()
    fileStatus(descriptor.number, &status)
    facts = FileFacts(
      size: Int(status.st_size), seconds: Int(status.st_mtim.tv_sec),
      nanoseconds: Int(status.st_mtim.tv_nsec))
    self.descriptor = descriptor
  }
}

/// Files that were asked for a moment ago, by path.
///
/// They are soon asked for again, and the opener need not be.
struct Shelf {
  /// So long, for the sake of files that change.
  static let time = Duration.seconds(1)

  /// So many at once, for the sake of the descriptors.
  let room: Int
  private var files: [String: OpenFile] = [:]

  init(room: Int) {
    self.room = room
  }

  subscript(path: String) -> OpenFile? { files[path] }

  /// Keeps a file.
  ///
  /// Returns whether it is the first.
  mutating func keep(_ file: OpenFile, for path: String) -> Bool {
    if files.count == room { files = [:] }
    files[path] = file
    return files.count == 1
  }

  /// Lets go of all.
  mutating func clear() {
    files = [:]
  }
}
