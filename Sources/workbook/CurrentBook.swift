import Foundation
import Literate
import LiteratePages

/// The book in the working directory or in the nearest one above it.
func currentBook() throws(Problem) -> Book {
  var url = URL(filePath: ".").standardizedFileURL
  while true {
    let files = Files(root: url.path)
    if files.exists("Package.swift"), files.exists("chapters") {
      return try Book(in: files)
    }
    guard url.pathComponents.count > 1 else {
      throw Place(FileManager.default.currentDirectoryPath).problem(
        "there is no book here: no Package.swift beside chapters",
        help: "go to the book's directory")
    }
    url.deleteLastPathComponent()
  }
}

/// What compiles and runs the book's programs.
func verifier(for book: Book, reuses: Bool = true) throws(Problem) -> Verifier {
  try Verifier(
    book: book, toolchain: Toolchain(),
    directory: book.root + "/.build/workbook", reuses: reuses)
}

/// The same, once the libraries are built that attempts import: `swift run
/// workbook` builds the workbook alone.
func verifierOfAttempts(at book: Book) throws(Problem) -> Verifier {
  try Tool(
    arguments: ["swift", "build", "--product", "Snippets"],
    directory: book.root
  ).succeed(toMake: "libraries")
  return try verifier(for: book)
}
