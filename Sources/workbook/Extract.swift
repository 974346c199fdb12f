import Literate

/// `workbook extract`: writes a chapter's programs to files.
enum Extract: Command {
  static let name = "extract"
  static let summary = "write a chapter's programs to a directory"
  static let help = """
    usage: workbook extract CHAPTER DIRECTORY

    Writes each program of the chapter's text, just as it is compiled, to
    DIRECTORY/LINE/main.swift or main.c, where LINE is the line of its fence. The
    directory must be new, empty, or made by this command; anything else in it is
    left alone.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let names = try arguments.exactly("CHAPTER", "DIRECTORY")
    let book = try currentBook()
    let chapter = try book.chapter(named: names[0])
    for name in try chapter.extract(to: names[1], by: book.scratch) {
      print("\(names[1])/\(name)")
    }
    return 0
  }
}
