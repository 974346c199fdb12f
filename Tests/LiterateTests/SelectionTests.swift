import Testing

@testable import Literate

@Suite("The part of a book to verify")
struct SelectionTests {
  private let book = try! SampleBook([
    "Package.swift": #"Chapter("01-sample"), Chapter("02-more")"#,
    "chapters/01-sample/README.md": fence("swift", "1") + fence("text", "a\nb"),
    "chapters/01-sample/main.swift": "",
    "chapters/02-more/README.md": fence("swift run", "1")
      + fence("output", "1"),
    "chapters/02-more/main.swift": "",
  ])

  @Test(
    "is named by chapter, text, or line",
    arguments: [
      ([], [1, 4, 1]),
      (["02-more"], [1]),
      (["chapters/01-sample"], [1, 4]),
      (["chapters/01-sample/README.md"], [1, 4]),
      (["/anywhere/chapters/01-sample/README.md"], [1, 4]),
      (["chapters/01-sample/README.md:4"], [4]),
      (["chapters/01-sample/README.md:6"], [4]),
      (["chapters/02-more/README.md:5"], [1]),
      (["01-sample:1", "02-more"], [1, 1]),
    ])
  func names(names: [String], lines: [Int]) throws {
    let selection = try Selection(names, of: Book(at: book.root))
    #expect(selection.checks.map { $0.check.listings[0].fence.line } == lines)
    #expect(selection.isWhole == names.isEmpty)
  }

  @Test(
    "that is not there is told, with the nearest that is",
    arguments: [
      ("02-mroe", "there is no chapter 02-mroe; did you mean 02-more?"),
      ("fork", "there is no chapter fork; there are 01-sample, 02-more"),
      (
        "01-sample:99",
        "there is no fence at 01-sample:99; `workbook list` shows where they are"
      ),
    ])
  func unknown(name: String, message: String) throws {
    let book = try Book(at: book.root)
    let error = #expect(throws: Selection.Unknown.self) {
      try Selection([name], of: book)
    }
    #expect(error?.description == message)
  }
}
