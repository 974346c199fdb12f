/// What DocC makes web pages from: texts, pictures, and how they look.
struct Catalogue {
  /// The name of the front page, and of the folder of all pages.
  static let name = "course"

  /// The book's folder.
  let root: String
  /// The book's title.
  let title: String
  /// The woven texts, by the names of their pages.
  let texts: [String: String]
  /// The paths of the pictures, relative to the root.
  let pictures: Set<String>

  /// Writes the catalogue as a folder, whole or not at all.
  ///
  /// An earlier catalogue is replaced, and nothing else.
  func write(to folder: String) throws(Problem) {
    var files = [
      "Info.plist": Self.info, "header.html": Self.header,
      "theme-settings.json": theme,
    ]
    for (name, text) in texts { files[name + ".md"] = text }
    try WovenFolder(
      root: root, files: files, pictures: pictures,
      marks: ["Info.plist", Self.name + ".md"]
    ).write(to: folder)
  }

  /// What stands above every page, where DocC would write "Documentation".
  private var theme: String {
    let title = title.replacing(/["\\]/, with: "'")
    return #"{"meta": {"title": "\#(title)"}}"#
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
