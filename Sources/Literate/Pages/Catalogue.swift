import Foundation

/// What DocC makes web pages from: texts, pictures, and how they look.
struct Catalogue {
  /// The name of the front page, and of the folder of all pages.
  static let name = "course"

  /// The book's folder.
  let root: String
  /// The woven texts, by the names of their pages.
  let texts: [String: String]
  /// The paths of the pictures, relative to the root.
  let pictures: Set<String>

  private var files: [String: String] {
    var files = ["Info.plist": Self.info, "header.html": Self.header]
    for (name, text) in texts { files[name + ".md"] = text }
    return files
  }

  /// Writes the catalogue as a folder, whole or not at all.
  ///
  /// An earlier catalogue is replaced, and nothing else.
  func write(to folder: String) throws(Problem) {
    let manager = FileManager.default
    let old = try? manager.contentsOfDirectory(atPath: folder)
    guard
      old ?? [] == []
        || Set(old ?? []).isSuperset(of: ["Info.plist", Self.name + ".md"])
    else {
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

  /// What DocC builds its addresses from: /documentation/course/02-fork.
  private static let info = """
    <?xml version="1.0" encoding="UTF-8"?>
    <plist version="1.0">
    <dict>
      <key>CFBundleIdentifier</key>
      <string>\(name)</string>
      <key>CFBundleDisplayName</key>
      <string>\(name)</string>
    </dict>
    </plist>

    """
}
