import Literate
import LiteratePages

/// `workbook pages`: the web pages.
enum Pages: Command {
  static let name = "pages"
  static let summary = "make the web pages"
  static let options: [String: String?] = [:]
  static let help = """
    usage: workbook pages DIRECTORY

    Makes the book's web pages in DIRECTORY, by DocC: a front page from README.md,
    a page a chapter, a glossary, and an index of system calls. The directory is
    empty, or not there yet, or holds what this command made before; what else is
    in it stays.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let names = try arguments.exactly("DIRECTORY")
    let problems = try currentBook()
      .makePages(in: names[0], with: Toolchain())
    for problem in problems { complain("\(problem)") }
    return problems.isEmpty ? 0 : 1
  }
}
