import Foundation
import Testing

@testable import Literate

/// What `workbook verify` shows on a terminal, which script(1) lends it.
@Suite("workbook on a terminal")
struct TerminalTests {
  #if os(Linux)
    static let script = Toolchain.find("script")
  #else
    static let script: String? = nil
  #endif

  private func verify(
    _ book: SampleBook, environment: [String: String] = [:]
  ) throws -> String {
    let run = try Command(
      arguments: [
        #require(Self.script), "-qc", "'\(productsFolder())/workbook' verify",
        "/dev/null",
      ],
      environment: environment.merging([
        "PATH": Toolchain.searchPath, "SHELL": "/bin/sh",
      ]) { $1 },
      folder: book.root, limit: 60_000
    ).run()
    return String(decoding: run.output, as: UTF8.self)
  }

  @Test(
    "the check at work is in one line, and what does not hold in colours",
    .enabled(if: script != nil, "needs script of util-linux"))
  func colours() throws {
    let book = try SampleBook(
      fence("swift", "let a = 1"), program: "let b = 2\n")
    let shown = try verify(book)
    #expect(
      shown.hasPrefix("\r[1/1] chapters/01-sample/README.md:1 swift\u{1b}[K"))
    #expect(shown.contains("\u{1b}[1;31merror:\u{1b}[0m"))
    let plain = try verify(book, environment: ["NO_COLOR": "1"])
    #expect(plain.contains("chapters/01-sample/README.md:1:1: error: "))
    #expect(!plain.contains("\u{1b}[1;31m"))
  }
}
