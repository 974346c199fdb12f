import Literate

/// `workbook extract`: a chapter's programs as files.
enum Extract: Command {
  static let name = "extract"
  static let summary = "write a chapter's programs to a directory"
  static let options: [String: String?] = [:]
  static let help = """
    usage: workbook extract CHAPTER DIRECTORY

    Writes each program of the chapter's text, just as it is compiled, to
    DIRECTORY/LINE/main.swift or main.c, by the line of its fence. The directory
    is empty, or not there yet, or holds what this command made before; what else
    is in it stays.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let names = try arguments.exactly("CHAPTER", "DIRECTORY")
    let book = try currentBook()
    guard let chapter = book.chapters.first(where: { $0.name == names[0] })
    else {
      throw UsageError(
        message: "there is no chapter \(names[0]); "
          + suggestion(for: names[0], among: book.chapters.map(\.name)))
    }
    for name in try chapter.extract(to: names[1], by: book.scratch) {
      print("\(names[1])/\(name)")
    }
    return 0
  }
}
