import Foundation
import Testing

@testable import Literate

/// A small book in a temporary folder, removed with the value.
final class SampleBook {
  let root: String

  /// Writes the files, and a Package.swift that lists the chapter `01-sample`.
  init(_ files: [String: String]) throws {
    root =
      FileManager.default.temporaryDirectory.path
      + "/book-\(UUID().uuidString)"
    let package = [
      "Package.swift": """
      let chapters = [Chapter("01-sample")]
      .library(name: "Shelf", targets: ["Shelf"])
      """
    ]
    for (path, text) in package.merging(files, uniquingKeysWith: { $1 }) {
      try set(path, to: text)
    }
  }

  /// A book of one chapter: its text and its program.
  convenience init(
    _ text: String, program: String = "", files: [String: String] = [:]
  ) throws {
    try self.init(
      files.merging([
        SampleBook.text: text, "chapters/01-sample/main.swift": program,
      ]) { $1 })
  }

  deinit {
    try? FileManager.default.removeItem(atPath: root)
  }

  static let text = "chapters/01-sample/README.md"

  func set(_ path: String, to text: String) throws {
    let url = URL(filePath: root + "/" + path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func text(of path: String) throws -> String {
    try read(path, root: root)
  }

  func workshop(
    memory: Workshop.Memory = .programs, folder: String? = nil
  ) throws -> Workshop {
    try Workshop(
      book: Book(at: root), toolchain: Self.toolchain.get(),
      // Shared, so that the system's modules are built once.
      folder: folder ?? productsFolder() + "/sample-books", memory: memory)
  }

  static let toolchain = Result { try Toolchain() }

  /// Verifies the whole book.
  func verify(memory: Workshop.Memory = .programs) throws -> Verification {
    let workshop = try workshop(memory: memory)
    let selection = try Selection([], of: workshop.book)
    return Verification(
      workshop.judge(selection.checks, jobs: 1) { _, _ in }, of: selection)
  }

  /// The only problem of the book, as it is printed.
  func problem(memory: Workshop.Memory = .programs) throws -> String {
    let problems = try verify(memory: memory).allProblems
    #expect(problems.count == 1, "\(problems)")
    return try #require(problems.first).description
  }
}

/// A book of two chapters, the first with a text.
func makeBook(
  _ text: String, more: String = "# More\n\nNot much.\n", program: String = "",
  course: String? = nil, files: [String: String] = [:]
) throws -> SampleBook {
  let course =
    course ?? """
      ## The course

      - [Sample](chapters/01-sample/README.md): what is it?
      - [More](chapters/02-more/README.md): what else?

      """
  return try SampleBook(
    text, program: program,
    files: files.merging([
      "Package.swift": """
      Chapter("01-sample"), Chapter("02-more")
      .library(name: "Shelf", targets: ["Shelf"])
      """,
      "README.md": "# The book\n\nAbout it.\n\n\(course)",
      "chapters/02-more/README.md": more,
      "chapters/02-more/main.swift": "",
    ]) { $1 })
}

/// A fence with an info string, and the lines of its content.
func fence(_ info: String, _ content: String) -> String {
  "```\(info)\n" + content + (content.isEmpty ? "" : "\n") + "```\n"
}
