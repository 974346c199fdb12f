import Foundation
import Literate

/// `workbook list`: every fence of the book.
enum List: Command {
  static let name = "list"
  static let summary = "list every fence of the book"
  static let options: [String: String?] = ["--json": nil]
  static let help = """
    usage: workbook list [--json]

    Lists every fence: file, first and last line, info string, and whether it
    is skipped here. With --json also its kind, language and content.
    """

  private struct Row: Encodable {
    let file: String
    let line: Int
    let endLine: Int
    let kind: String?
    let language: String?
    let info: String
    let content: String
    let skipped: String?
  }

  static func run(_ arguments: Arguments) throws -> Int32 {
    _ = try arguments.exactly()
    let rows = try currentBook().chapters.flatMap { chapter in
      let listings = Dictionary(
        uniqueKeysWithValues: chapter.listings.map { ($0.fence.line, $0) })
      return chapter.fences.map { fence in
        let listing = listings[fence.line]
        return Row(
          file: chapter.path, line: fence.line, endLine: fence.endLine,
          kind: listing?.kind.name, language: listing?.kind.language,
          info: fence.info,
          content: fence.lines.map { $0 + "\n" }.joined(),
          skipped: listing?.requirement.unmet)
      }
    }
    if arguments.has("--json") {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [
        .prettyPrinted, .sortedKeys, .withoutEscapingSlashes,
      ]
      print(String(decoding: try encoder.encode(rows), as: UTF8.self))
    } else {
      for row in rows {
        print(
          "\(row.file):\(row.line)-\(row.endLine) \(row.info)"
            + (row.skipped.map { " (skipped: \($0))" } ?? "")
            + (row.kind == nil ? " (unknown)" : ""))
      }
    }
    return 0
  }
}
