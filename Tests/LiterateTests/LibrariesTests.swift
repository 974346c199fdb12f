import TestSupport
import Testing

@testable import Literate

@Suite("Libraries", .fewThreads)
struct LibrariesTests {
  @Test("that aren't built are no lesson for a program that imports them")
  func unbuilt() throws {
    let book = try SmallBook(
      fence("swift error", "import Shelf") + fence("output"),
      files: ["Sources/Shelf/Shelf.swift": ""])
    let toolchain = try Toolchain(products: book.path(of: "products"))
    let verification = try book.verify(by: book.verifier(toolchain: toolchain))
    #expect(
      verification.problems.map(\.message) == ["the libraries are not built"])
    #expect(try verification.fix(book.read()) == [])
  }
}
