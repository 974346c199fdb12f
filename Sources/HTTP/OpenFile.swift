import Libc
import Unix

/// A file that is open for reading, perhaps for several responses at once.
public final class OpenFile {
  let descriptor: Descriptor

  /// Creates a file from the descriptor of a regular file, which it will close.
  public init(_ descriptor: consuming Descriptor) {
    self.descriptor = descriptor
  }

  /// The file's present metadata, which may have changed since it was opened.
  ///
  /// Throws the error of fstat(2).
  func metadata() throws(Refusal) -> FileMetadata {
    var status = stat()
    if unsafe fileStatus(descriptor.number, &status) == -1 {
      throw Refusal(number: lastError())
    }
    let changed = status.st_ctim
    return FileMetadata(
      size: Int(status.st_size), modified: Int(status.st_mtim.tv_sec),
      changed: .seconds(changed.tv_sec) + .nanoseconds(changed.tv_nsec))
  }
}
