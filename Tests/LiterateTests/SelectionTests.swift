import Supervisor
import TestSupport
import Testing

@testable import Literate

@Suite("A part of the book", .fewThreads)
struct SelectionTests {
  @Test("that is a chapter has to quote its whole program")
  func coverage() throws {
    let book = try SmallBook(
      fence("swift", "let a = 1"), program: "let a = 1\nlet b = 2\n",
      files: [
        "chapters/02-more/README.md": "",
        "chapters/02-more/main.swift": "c()\n",
      ])
    let run = try book.workbook("verify", "01-sample")
    #expect(run.ending == .exit(1))
    #expect(
      run.printed.contains(
        "\(SmallBook.program):2:1: error: the chapter does not quote this line"
      ), "\(run.printed)")
    #expect(!run.printed.contains("02-more"))
    #expect(try book.workbook("verify", "README.md").ending == .exit(0))
    let fence = try book.workbook("verify", SmallBook.text + ":1")
    #expect(fence.ending == .exit(0))
  }

  @Test(
    "that is a fence has what is wrong with it, whatever line is named",
    arguments: [
      (fence("swfit", "a"), "unknown info string"),
      (fence("c run continued", "a"), "nothing above it to go on from"),
    ])
  func unread(fence: String, message: String) throws {
    for line in 1...3 {
      let run = try SmallBook(fence).workbook(
        "verify", SmallBook.text + ":\(line)")
      #expect(run.ending == .exit(1))
      #expect(
        run.printed.contains("\(SmallBook.text):1:1: error: " + message),
        "\(run.printed)")
    }
  }

  @Test("isn't read where no program would be found on the PATH")
  func colon() throws {
    let outer = try SmallBook()
    let book = try SmallBook(in: outer.path(of: "a:b"))
    let run = try book.workbook("verify")
    #expect(run.ending == .exit(1))
    #expect(
      run.printed.hasPrefix(book.root + ":1:1: error: has a colon in its path"),
      "\(run.printed)")
    #expect(lines(of: run.printed).count == 2)
  }
}
