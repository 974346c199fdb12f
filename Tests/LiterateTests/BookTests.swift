import Foundation
import Testing

@testable import Literate

@Suite("A book's files")
struct BookTests {
  private func problem(
    of files: [String: String], _ change: (SampleBook) throws -> Void = { _ in }
  ) throws -> String {
    let book = try SampleBook(files)
    try change(book)
    return try book.problem()
  }

  @Test("a chapter that is listed and not there is an error")
  func missing() throws {
    #expect(
      try problem(of: ["chapters/.keep": ""]) == """
        Package.swift:1:1: error: chapter 01-sample is listed, but \
        chapters/01-sample is not there
          help: make the folder, or take the chapter out of the list
        """)
  }

  @Test("a folder that is not listed is an error")
  func unlisted() throws {
    #expect(
      try problem(of: [
        SampleBook.text: "", "chapters/01-sample/main.swift": "",
        "chapters/02-more/README.md": "",
      ]).hasPrefix(
        "chapters/02-more:1:1: error: is no chapter that Package.swift lists"))
  }

  @Test("a chapter without a text is an error")
  func noText() throws {
    #expect(
      try problem(of: ["chapters/01-sample/main.swift": ""]).hasPrefix(
        "chapters/01-sample/README.md:1:1: error: cannot be read: No such file")
    )
  }

  @Test("a chapter without a program is an error")
  func noProgram() throws {
    #expect(
      try problem(of: [SampleBook.text: ""]).hasPrefix(
        "chapters/01-sample/main.swift:1:1: error: chapter 01-sample has no program"
      ))
  }

  @Test("a text that cannot be read is an error")
  func unreadable() throws {
    // A folder in its place: root may read any file, but no folder as one.
    #expect(
      try problem(of: [
        "chapters/01-sample/main.swift": "",
        "chapters/01-sample/README.md/file": "",
      ]).hasPrefix("chapters/01-sample/README.md:1:1: error: cannot be read: "))
  }

  @Test("a text that is not UTF-8 is an error")
  func notUTF8() throws {
    let problem = try problem(of: ["chapters/01-sample/main.swift": ""]) {
      try Data([0xff]).write(to: URL(filePath: $0.root + "/" + SampleBook.text))
    }
    #expect(
      problem.hasPrefix("chapters/01-sample/README.md:1:1: error: is not UTF-8")
    )
  }

  @Test("a manifest without chapters is an error")
  func noChapters() throws {
    let book = try SampleBook(["Package.swift": ""])
    let problem = #expect(throws: Problem.self) { try Book(at: book.root) }
    #expect(problem?.message == "lists no chapters")
  }

  @Test("the book is found from any folder in it, and nowhere else")
  func around() throws {
    let book = try SampleBook("")
    let found = try Book.around(book.root + "/chapters/01-sample")
    #expect(found.root == book.root)
    let problem = #expect(throws: Problem.self) { try Book.around("/") }
    #expect(problem?.message.hasPrefix("there is no book here") == true)
  }
}
