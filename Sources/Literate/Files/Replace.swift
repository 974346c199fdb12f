import Foundation

/// Puts a new text in the place of a file's, whole or not at all.
///
/// It is written beside the file first, as `.NAME.PROCESS-ID.new`, which
/// nothing takes for a file of the book.
public func replace(_ path: String, with text: String) throws(Problem) {
  removeAbandonedTexts(of: path)
  let (folder, name) = parts(of: path)
  let new = "\(folder)/.\(name).\(nameOfItsOwn()).new"
  do {
    try write(text, to: new)
  } catch {
    unlink(new)
    throw error
  }
  if rename(new, path) == -1 {
    let code = errno
    unlink(new)
    throw Problem(
      path, "cannot be replaced: \(String(cString: strerror(code)))",
      help: "see that the file and its folder may be written")
  }
}

/// Removes new texts of a file that a killed engine did not put in its place.
func removeAbandonedTexts(of path: String) {
  let (folder, name) = parts(of: path)
  let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
  for other in names ?? []
  where other.hasPrefix(".\(name).") && other.hasSuffix(".new")
    && isAbandoned(other.dropFirst(name.count + 2))
  {
    unlink(folder + "/" + other)
  }
}

/// A name that nothing else has, and that tells which engine gave it.
func nameOfItsOwn() -> String { "\(getpid())-\(UUID().uuidString)" }

/// Whether the engine that gave such a name is gone.
func isAbandoned(_ name: Substring) -> Bool {
  guard let engine = pid_t(name.prefix { $0 != "-" }) else { return false }
  return kill(engine, 0) == -1 && errno == ESRCH
}

private func parts(of path: String) -> (folder: String, name: String) {
  let slash = path.lastIndex(of: "/")
  return (
    slash.map { String(path[..<$0]) } ?? ".",
    String(path[(slash.map { path.index(after: $0) } ?? path.startIndex)...])
  )
}
