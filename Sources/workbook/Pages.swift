import Literate

/// `workbook pages`: the web pages.
enum Pages: Command {
  static let name = "pages"
  static let summary = "make the web pages"
  static let options: [String: String?] = [:]
  static let help = """
    usage: workbook pages FOLDER

    Makes the book's web pages in FOLDER, by DocC: a front page from README.md,
    and a page a chapter. What DocC makes them from is left in FOLDER.docc.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let names = try arguments.exactly("FOLDER")
    try currentBook().makePages(in: names[0])
    return 0
  }
}
