import Literate
import LiteratePages

/// `workbook bind`: the book as files to carry.
enum Bind: Command {
  static let name = "bind"
  static let summary = "make the book as one file: an EPUB, and a page of HTML"
  static let options: [String: String?] = [:]
  static let help = """
    usage: workbook bind DIRECTORY

    Makes the whole book in DIRECTORY by pandoc, as course.epub, and as
    course.html, which opens without a server and without JavaScript. The
    directory is empty, or not there yet, or holds what this command made before;
    what else is in it stays.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let names = try arguments.exactly("DIRECTORY")
    let problems = try currentBook().bind(in: names[0])
    for problem in problems { complain("\(problem)") }
    return problems.isEmpty ? 0 : 1
  }
}
