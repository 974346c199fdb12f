import Literate

/// `workbook weave`: the catalogue that DocC makes the pages from.
enum Weave: Command {
  static let name = "weave"
  static let summary = "write the catalogue that DocC makes the pages from"
  static let options: [String: String?] = [:]
  static let help = """
    usage: workbook weave FOLDER

    Writes the book as a DocC catalogue: a front page from README.md, and a page
    a chapter. FOLDER is written anew, whole or not at all.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let names = try arguments.exactly("FOLDER")
    try currentBook().weave(to: names[0])
    return 0
  }
}
