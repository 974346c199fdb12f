import Literate

/// `workbook extract`: a chapter's programs as files.
enum Extract: Command {
  static let name = "extract"
  static let summary = "write a chapter's programs to a folder"
  static let options: [String: String?] = [:]
  static let help = """
    usage: workbook extract CHAPTER FOLDER

    Writes each program of the chapter's text, just as it would be compiled, to
    FOLDER/LINE/main.swift or main.c, by the line of its fence.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let names = try arguments.exactly("CHAPTER", "FOLDER")
    let chapter = try currentBook().chapter(names[0])
    for path in try chapter.extract(to: names[1]) { print(path) }
    return 0
  }
}
