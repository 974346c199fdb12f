import Libc
import Unix

/// A file that is removed when its owner's life ends.
struct TemporaryFile: ~Copyable {
  /// Where it is.
  let path: String

  /// Creates a file with some text in it, for its owner alone.
  ///
  /// Throws `SystemError("open")` if there is something at that path, or
  /// if the file can't be created. Throws `SystemError("write")` if the
  /// text can't be written, and leaves no file.
  init(_ path: String, _ text: String) throws(SystemError) {
    // TODO: create it, and remove it again in time
    self.path = path
  }

  /// Gives the file up, which stays, and returns its path.
  consuming func keep() -> String {
    path
  }
}
