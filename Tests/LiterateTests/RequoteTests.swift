import TestSupport
import Testing

@testable import Literate

@Suite("A quotation whose program has changed")
struct RequoteTests {
  private static let program = """
    import Foundation

    func first() {
      open()
      if isReady {
        work()
      }
      close()
    }

    func second() {
      play()
    }

    """

  /// What `--fix` makes of a quotation; nil is nothing.
  private func requoted(_ quoted: String) throws -> String? {
    try SmallBook(fence("swift", quoted), program: Self.program).verify()
      .outcomes.first?.replacement?.lines.joined(separator: "\n")
  }

  @Test(
    "still ends in its brace, however many lines there are now",
    arguments: [
      // Lines were added: one, four.
      "func first() {\n  open()\n  if isReady {\n    work()\n  }\n}",
      "func first() {\n  close()\n}",
      // A line was removed, of three.
      "func first() {\n  open()\n  check()\n  if isReady {\n    work()\n  }\n"
        + "  close()\n}",
      "func first() {\n  open()\n  check()\n  wait()\n  if isReady {\n"
        + "    work()\n  }\n  wait()\n  close()\n}",
    ])
  func end(quoted: String) throws {
    let first = lines(of: Self.program)[2..<9].joined(separator: "\n")
    #expect(try requoted(quoted) == first)
  }

  @Test("keeps a part that is only a brace")
  func brace() throws {
    #expect(
      try requoted("func scond() {\n  // ...\n}")
        == "func second() {\n  // ...\n}")
  }

  @Test("ends in a brace within its function")
  func innerBrace() throws {
    #expect(
      try requoted("  open()\n  if isRead {\n    work()\n    rest()\n  }")
        == "  open()\n  if isReady {\n    work()\n  }")
  }

  @Test("isn't taken for one if it's another program that begins the same way")
  func whole() throws {
    let program = """
      import Foundation

      let words = ["one", "two"]
      for word in words {
        print(word)
      }
      """
    #expect(try requoted(program) == nil)
  }
}

@Suite("The file of a quotation")
struct QuotedFileTests {
  @Test("isn't outside of the book")
  func outside() throws {
    let outer = try SmallBook(files: ["out.swift": "let a = 1\n"])
    let book = try SmallBook(
      fence("swift ../../../out.swift", "let a = 1")
        + fence("swift ../out.swift", "let a = 1"), in: outer.root)
    #expect(
      try book.verify().problems.map(\.message) == [
        "there is no file ../../../out.swift", "there is no file ../out.swift",
      ])
  }
}
