/// Where the files of a book are read.
struct Folder: Sendable {
  /// An absolute path.
  let path: String
  /// Texts that are read in the place of files, by their paths in the folder.
  var instead: [String: String] = [:]

  /// Reads a text of the book.
  ///
  /// Throws a problem that names the file if it cannot be read, or is not
  /// UTF-8.
  func text(of file: String) throws(Problem) -> String {
    if let text = instead[file] { return text }
    return try read(file, root: path)
  }
}
