import Literate

/// `workbook bind`: the book as one file to carry.
enum Bind: Command {
  static let name = "bind"
  static let summary = "make the book as one file: an EPUB, and a page of HTML"
  static let options: [String: String?] = [:]
  static let help = """
    usage: workbook bind FOLDER

    Makes the whole book in FOLDER by pandoc, as course.epub, and as course.html,
    which opens without a server and without JavaScript. Where epubcheck is
    installed, it must find nothing wrong. What pandoc makes them from is left in
    FOLDER.source.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let names = try arguments.exactly("FOLDER")
    for file in try currentBook().makeBook(in: names[0]) { print(file) }
    return 0
  }
}
