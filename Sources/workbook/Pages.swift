import Literate
import LiteratePages

/// `workbook pages`: makes the web pages.
enum Pages: Command {
  static let name = "pages"
  static let summary = "make the web pages"
  static let help = """
    usage: workbook pages DIRECTORY

    Makes the book's web pages in DIRECTORY with DocC: a front page from README.md,
    a page for each chapter, a glossary, and an index of system calls. The
    directory must be new, empty, or made by this command; anything else in it is
    left alone.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let names = try arguments.exactly("DIRECTORY")
    let problems = try currentBook()
      .makePages(in: names[0], with: Toolchain())
    for problem in problems { complain("\(problem)") }
    return problems.isEmpty ? 0 : 1
  }
}
