import Literate
import LiteratePages

/// `workbook bind`: makes files of the whole book.
enum Bind: Command {
  static let name = "bind"
  static let summary = "make the book an EPUB, and a single page of HTML"
  static let help = """
    usage: workbook bind DIRECTORY

    Makes the whole book in DIRECTORY with pandoc: course.epub, and course.html,
    which needs neither a server nor JavaScript. The directory must be new, empty,
    or made by this command; anything else in it is left alone.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let names = try arguments.exactly("DIRECTORY")
    let problems = try currentBook().bind(in: names[0])
    for problem in problems { complain("\(problem)") }
    return problems.isEmpty ? 0 : 1
  }
}
