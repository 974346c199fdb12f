import Foundation

/// The files of a book, where the engine reads them.
package struct Files: Sendable {
  /// The book's directory, an absolute path.
  package let root: String
  /// Texts that are read in the place of files, by their paths.
  package var overlay: [String: String] = [:]

  package init(root: String) { self.root = root }

  /// Reads a text, with LF at its lines' ends and without a byte-order mark.
  ///
  /// Throws a problem that names the file if it cannot be read, is not UTF-8, or
  /// has a CR by itself, which some take for a line's end.
  package func text(of file: String) throws(Problem) -> String {
    let text: String
    if let changed = overlay[file] {
      text = changed
    } else {
      text = try raw(file)
    }
    let plain = text.hasPrefix("\u{feff}") ? text.dropFirst() : text[...]
    guard plain.utf8.contains(UInt8(ascii: "\r")) else { return String(plain) }
    let lines = Literate.lines(of: plain)
    if let index = lines.firstIndex(where: {
      $0.utf8.contains(UInt8(ascii: "\r"))
    }) {
      throw Place(file, line: index + 1).problem(
        "a carriage return within the line", help: "end lines with LF or CRLF")
    }
    return lines.joined(separator: "\n")
  }

  /// Reads a text as it is.
  package func raw(_ file: String) throws(Problem) -> String {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: path(of: file)))
    } catch {
      throw Place(file).problem(
        "cannot be read: \(error.localizedDescription)",
        help: "see that the file is there and may be read")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Place(file).problem("is not UTF-8", help: "save it as UTF-8")
    }
    return text
  }

  /// The names in a directory, sorted, without hidden ones; none if there is no
  /// such directory.
  package func names(in directory: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: path(of: directory))
    return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
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
