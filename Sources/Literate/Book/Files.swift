import Foundation

/// The files of a book, where the engine reads them.
package struct Files: Sendable {
  /// The book's directory, an absolute path.
  package let root: String
  /// Texts to read instead of files, by their paths.
  package var overlay: [String: String] = [:]

  package init(root: String) { self.root = root }

  /// Reads a text, with CRLF as LF and without a byte-order mark.
  ///
  /// Throws a problem that names the file if it cannot be read, is not UTF-8,
  /// or has a CR by itself, which some tools take for the end of a line.
  package func text(of file: String) throws(Problem) -> String {
    let text =
      if let changed = overlay[file] { changed } else { try raw(file) }
    let cr = UInt8(ascii: "\r")
    let plain = text.hasPrefix("\u{feff}") ? text.dropFirst() : text[...]
    guard plain.utf8.contains(cr) else { return String(plain) }
    let unix = String(plain.replacing("\r\n", with: "\n"))
    if let index = lines(of: unix).firstIndex(where: { $0.utf8.contains(cr) }) {
      throw Place(file, line: index + 1).problem(
        "a carriage return within the line", help: "end lines with LF or CRLF")
    }
    return unix
  }

  /// Reads a text byte for byte.
  package func raw(_ file: String) throws(Problem) -> String {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: path(of: file)))
    } catch {
      throw Place(file).problem(
        "cannot be read: \(error.localizedDescription)",
        help: "check that the file exists and is readable")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Place(file).problem("is not UTF-8", help: "save it as UTF-8")
    }
    return text
  }

  /// The names in a directory, sorted, without hidden ones; none if the
  /// directory doesn't exist.
  package func names(in directory: String) throws(Problem) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(
        atPath: path(of: directory)
      ).filter { !$0.hasPrefix(".") }.sorted()
    } catch CocoaError.fileReadNoSuchFile {
      return []
    } catch {
      throw Place(directory).problem(
        "cannot be read: \(error.localizedDescription)",
        help: "check that it is a readable directory")
    }
  }

  package func exists(_ file: String) -> Bool {
    overlay[file] != nil
      || FileManager.default.fileExists(atPath: path(of: file))
  }

  package func isDirectory(_ file: String) -> Bool {
    var isDirectory = ObjCBool(false)
    return FileManager.default.fileExists(
      atPath: path(of: file), isDirectory: &isDirectory)
      && isDirectory.boolValue
  }

  package func path(of file: String) -> String { root + "/" + file }
}
