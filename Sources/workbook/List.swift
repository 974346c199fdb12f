import Literate

/// `workbook list`: lists every fence of the book.
enum List: Command {
  static let name = "list"
  static let summary = "list every fence of the book"
  static let help = """
    usage: workbook list

    Lists every fence: its file, its first and last lines, its info string, and
    whether it is skipped here.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    _ = try arguments.exactly()
    for text in try currentBook().texts {
      for fence in text.fences {
        let listing = text.listings.first { $0.fence == fence }
        print(
          "\(text.path):\(fence.line)-\(fence.endLine) \(fence.info)"
            + (listing?.requirement.unmet.map { " (skipped: \($0))" } ?? "")
            + (listing == nil ? " (unknown)" : ""))
      }
    }
    return 0
  }
}
