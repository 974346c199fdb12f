import Foundation

/// A folder of woven texts and the pictures in them.
struct WovenFolder {
  /// The book's folder.
  let root: String
  /// What is in its files, by their names.
  let files: [String: String]
  /// The paths of the pictures, relative to the root.
  let pictures: Set<String>
  /// The names by which an earlier folder is known as one.
  let marks: Set<String>

  /// Writes the folder, whole or not at all.
  ///
  /// An earlier one is replaced, and nothing else.
  func write(to folder: String) throws(Problem) {
    let manager = FileManager.default
    let old = try? manager.contentsOfDirectory(atPath: folder)
    guard old ?? [] == [] || marks.isSubset(of: old ?? []) else {
      throw Problem(
        folder, "is a folder of something else",
        help: "choose one that is empty, or not there yet")
    }
    let new = folder + ".new"
    defer { try? manager.removeItem(atPath: new) }
    do {
      try? manager.removeItem(atPath: new)
      try makeFolder(new)
      for (name, text) in files {
        try Literate.write(text, to: new + "/" + name)
      }
      for path in pictures {
        try manager.copyItem(
          atPath: root + "/" + path,
          toPath: new + "/" + Weaver.name(ofPicture: path))
      }
      if old != nil { try manager.removeItem(atPath: folder) }
      try manager.moveItem(atPath: new, toPath: folder)
    } catch let error as Problem {
      throw error
    } catch {
      throw Problem(
        folder, "cannot be written: \(error.localizedDescription)",
        help: "make room, or see that its parent may be written in")
    }
  }
}
