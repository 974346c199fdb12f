import Foundation

@testable import Literate

/// A text that people wrote in Markdown, and where it stands.
struct MarkdownText {
  let name: String
  let text: String

  /// A folder with books of others, if one is named.
  static let folder = ProcessInfo.processInfo.environment["MARKDOWN_FOLDER"]

  /// The texts of a folder: the files whose names end in `.md`.
  ///
  /// One such file is CommonMark's specification, in which each example is a
  /// fence, with Markdown above a line of only `.` and HTML below it. These are
  /// texts as well.
  static func all(in folder: String) throws -> [Self] {
    let files = FileManager.default.enumerator(
      at: URL(filePath: folder), includingPropertiesForKeys: nil,
      options: .skipsHiddenFiles)
    var texts: [Self] = []
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "md", !file.hasDirectoryPath else { continue }
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      texts.append(Self(name: file.path, text: text))
      texts += Fence.all(in: text).filter { $0.info == "example" }.map {
        Self(name: "\(file.path):\($0.line)", text: example(in: $0))
      }
    }
    return texts
  }

  /// The Markdown of an example, in which tabs are written as arrows.
  private static func example(in fence: Fence) -> String {
    fence.lines.prefix { $0 != "." }
      .map { $0.replacing("\u{2192}", with: "\t") + "\n" }.joined()
  }
}
