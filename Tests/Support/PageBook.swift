import Foundation

extension SmallBook {
  /// The text of the second chapter of a book that pages can be made of.
  package static let more = "chapters/02-more/README.md"

  /// Writes a book that pages can be made of: two chapters, the first with a
  /// text, and what else they need; and other files, or files in the place of
  /// its own.
  package convenience init(
    pages text: String, _ files: [String: String] = [:]
  ) throws {
    let needed = [
      "README.md": """
      # The book

      About it.

      ## The course

      - [Sample](chapters/01-sample/README.md): what is it?
      - [More](chapters/02-more/README.md): what else?

      """,
      Self.more: "# More\n\nNot much.\n",
      "chapters/02-more/main.swift": "",
      "chapters/glossary.md": "# Glossary\n\nWhat is what?\n",
      "Package.swift": #"Chapter("01-sample"), Chapter("02-more")"#,
    ]
    try self.init(text, files: needed.merging(files) { $1 })
    let theme = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/theme").standardized
    try FileManager.default.createDirectory(
      atPath: path(of: "Sources"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: path(of: "Sources/theme"), withDestinationPath: theme.path)
  }
}
