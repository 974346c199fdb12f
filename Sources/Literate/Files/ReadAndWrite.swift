import Foundation

/// Reads a text of the book.
///
/// Throws a problem that names the file if it cannot be read, or is not UTF-8.
func read(_ path: String, root: String) throws(Problem) -> String {
  func cannot() -> Problem {
    Problem(
      path, "cannot be read: \(String(cString: strerror(errno)))",
      help: "see that the file is there and may be read")
  }
  let file = open(root + "/" + path, O_RDONLY | O_CLOEXEC)
  guard file != -1 else { throw cannot() }
  defer { close(file) }
  var bytes: [UInt8] = []
  var block = [UInt8](repeating: 0, count: 64 * 1024)
  while true {
    let count = read(file, &block, block.count)
    if count == 0 { break }
    guard count > 0 else { throw cannot() }
    bytes += block[..<count]
  }
  guard let text = String(validating: bytes, as: UTF8.self) else {
    throw Problem(path, "is not UTF-8", help: "save it as UTF-8")
  }
  return text
}

/// Makes a folder, and those above it.
func makeFolder(_ path: String) throws(Problem) {
  if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
  if errno == ENOENT, let slash = path.lastIndex(of: "/") {
    try makeFolder(String(path[..<slash]))
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
  }
  throw Problem(
    path, "cannot make this folder: \(String(cString: strerror(errno)))",
    help: "make room, or see that its parent is a folder you may write in")
}

/// Writes a file of its own, new or over an old one.
func write(_ text: String, to path: String) throws(Problem) {
  let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
  var code = errno
  var whole = false
  if file != -1 {
    whole = writeAll(Array(text.utf8), to: file)
    code = errno
    close(file)
  }
  guard whole else {
    throw Problem(
      path, "cannot write this file: \(String(cString: strerror(code)))",
      help: "make room, or see that the folder may be written in")
  }
}

private func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
  var left = bytes[...]
  while !left.isEmpty {
    let count = left.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    if count == -1, errno == EINTR { continue }
    guard count > 0 else { return false }
    left.removeFirst(count)
  }
  return true
}
