import Foundation
import TestSupport
import Testing

@testable import Literate

@Suite("A book's files")
struct BookTests {
  static let disorders: [([String: String], String)] = [
    (
      ["chapters/02-more/main.swift": ""],
      "chapters/02-more/README.md:1:1: error: cannot be read: "
    ),
    (
      ["chapters/02-more/README.md": ""],
      "chapters/02-more/main.swift:1:1: error: chapter 02-more has no program"
    ),
    (
      ["Package.swift": ""],
      "chapters/01-sample:1:1: error: is no chapter that Package.swift lists"
    ),
    (
      ["chapters/01-sample/hello.c/file": ""],
      "chapters/01-sample/hello.c:1:1: error: cannot be read: "
    ),
    (
      [SmallBook.text: "a\rb\n"],
      "chapters/01-sample/README.md:1:1: error: a carriage return within"
    ),
    (
      [SmallBook.program: "\r\n\r\na\r\rb"],
      "chapters/01-sample/main.swift:3:1: error: a carriage return within"
    ),
    (
      ["chapters/01-sample/stages/1-a/note.txt": ""],
      "chapters/01-sample/stages/1-a:1:1: error: a stage without code"
    ),
    (
      ["chapters/01-sample/stages/1-a/main.swift": ""],
      "chapters/01-sample/stages/1-a:1:1: error: no terminal of the chapter runs"
    ),
    (
      [SmallBook.text: fence("swift build") + fence("output")],
      "chapters/01-sample/README.md:4:1: error: an output with nothing above it"
    ),
    (
      [SmallBook.text: fence("c run") + fence("swift run continued")],
      "chapters/01-sample/README.md:4:1: error: nothing above it to go on from"
    ),
    (
      [SmallBook.text: fence("console needs=ech", "$ echo")],
      "chapters/01-sample/README.md:1:1: error: it needs ech, and does not name"
    ),
  ]

  @Test("that are out of order are told at their place", arguments: disorders)
  func disorder(files: [String: String], problem: String) throws {
    let problems = try SmallBook(files: files).read().problems
    #expect(problems.count == 1)
    #expect(
      problems.first?.description.hasPrefix(problem) == true, "\(problems)")
  }

  @Test("fault 11: code in a directory of its own within a chapter is told")
  func subdirectory() throws {
    let book = try SmallBook(
      files: ["chapters/01-sample/More/more.swift": "let more = 1\n"])
    #expect(
      try book.read().problems.map(\.place.file)
        == ["chapters/01-sample/More"])
  }

  @Test("that are not UTF-8 are told")
  func notUTF8() throws {
    let book = try SmallBook()
    try book.write(Data([0xff]), to: SmallBook.text)
    #expect(try book.read().problems.map(\.message) == ["is not UTF-8"])
  }

  @Test("without a chapter are no book")
  func noChapters() throws {
    let book = try SmallBook()
    try book.remove("chapters/01-sample")
    let problem = #expect(throws: Problem.self) { try book.read() }
    #expect(problem?.message == "has no chapters")
  }

  @Test("are read in the order of the book")
  func order() throws {
    let more = ["README.md": "# B\n", "main.swift": ""]
    let book = try SmallBook(
      files: ["CONTRIBUTING.md": "# C\n"].merging(
        more.map { ("chapters/00-first/" + $0.key, $0.value) }
      ) { $1 })
    #expect(
      try book.read().texts.map(\.title)
        == ["The book", "B", "Sample", "C"])
  }

  @Test("are read from an overlay where it has them")
  func overlay() throws {
    let book = try SmallBook()
    var files = Files(root: book.root)
    files.overlay[SmallBook.text] = "# Other\r\n"
    #expect(try Book(in: files).chapters.map(\.text.title) == ["Other"])
  }
}
