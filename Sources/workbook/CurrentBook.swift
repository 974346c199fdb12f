import Foundation
import Literate
import LiteratePages

/// The book in the working directory or in the nearest one above it.
func currentBook() throws(Problem) -> Book {
  var url = URL(filePath: ".").standardizedFileURL
  while true {
    let files = Files(root: url.path)
    if files.exists("Package.swift"), files.exists("chapters") {
      guard !url.path.contains(":") else {
        throw Place(url.path).problem(
          "has a colon in its path, where the PATH of programs would end",
          help: "move the book, or rename the directory")
      }
      return try Book(in: files)
    }
    guard url.pathComponents.count > 1 else {
      throw Place(FileManager.default.currentDirectoryPath).problem(
        "there is no book here: no Package.swift beside chapters",
        help: "change to the book's directory")
    }
    url.deleteLastPathComponent()
  }
}

/// A verifier for a book.
func verifier(for book: Book, reuses: Bool = true) throws(Problem) -> Verifier {
  try Verifier(
    book: book, toolchain: Toolchain(), directory: book.workDirectory,
    reuses: reuses)
}

/// A verifier for attempts, after building the libraries that they import:
/// `swift run workbook` only builds the workbook.
func verifierOfAttempts(at book: Book) throws(Problem) -> Verifier {
  try build("libraries", of: book.root, options: ["--product", "Snippets"])
  return try verifier(for: book)
}

/// Builds code of the book in this program's configuration, so that it can find
/// the result.
func build(
  _ what: String, of root: String, options: [String] = []
) throws(Problem) {
  #if DEBUG
    let configuration = "debug"
  #else
    let configuration = "release"
  #endif
  try Tool(
    arguments: ["swift", "build", "-c", configuration] + options,
    directory: root
  ).succeed(toMake: what)
}
