import Foundation
import Testing

@testable import Literate

/// `workbook preview`, as an author has it beside the editor.
@Suite("workbook preview")
struct PreviewTests {
  private let book: SampleBook

  init() throws {
    book = try SampleBook(
      Self.text(),
      program: "let a = 1\n",
      files: [
        "README.md": """
        # Book

        ## The course

        - [Sample](chapters/01-sample/README.md)

        """
      ])
    try tool("swift", "echo built >>builds")
    try book.set("share/docc/render/index.html", to: "")
    try tool(
      "docc",
      """
      rm -rf $4 && cp -R $2 $4 && mkdir $4/index
      echo {} >$4/index/index.json
      """)
  }

  private static func text(_ words: String = "", quoted: String = "1") -> String
  {
    "# Sample\n\nIt is \(words).\n\n" + fence("swift", "let a = \(quoted)")
  }

  /// Puts a script in a tool's place.
  private func tool(_ name: String, _ script: String) throws {
    try book.set("bin/\(name)", to: "#!/bin/sh\n\(script)\n")
    chmod(book.root + "/bin/\(name)", 0o755)
  }

  private func preview() throws -> RunningProgram {
    try RunningProgram(
      [productsFolder() + "/workbook", "preview", "pages"], in: book.root)
  }

  @Test("makes and serves the pages again at each save, whatever does not hold")
  func saves() throws {
    let preview = try preview()
    let first = preview.text(to: "/\n")
    #expect(first.contains("1 fences: 1 passed"))
    let port = try #require(
      first.firstMatch(of: /127\.0\.0\.1:(\d+)\/\n/).flatMap { UInt16($0.1) })
    func page() throws -> String {
      try answer(to: "GET /01-sample.md HTTP/1.1\r\n\r\n", from: port)
    }
    #expect(try page().contains("It is ."))

    try book.set(SampleBook.text, to: Self.text("new"))
    let words = preview.text(to: "/\n")
    #expect(words.hasPrefix("\(SampleBook.text) was saved\n1 fences: 1 passed"))
    #expect(words.contains("The pages are made, in "))
    #expect(try page().contains("It is new."))

    try book.set(SampleBook.text, to: Self.text("wrong", quoted: "2"))
    let wrong = preview.text(to: "/\n")
    #expect(wrong.contains("\(SampleBook.text):5:1: error: "))
    #expect(wrong.contains("The pages stay as they were"))
    #expect(wrong.components(separatedBy: "error: ").count == 2)
    #expect(try page().contains("It is new."))
    #expect(!FileManager.default.fileExists(atPath: book.root + "/builds"))

    try book.set("chapters/01-sample/main.swift", to: "let a = 2\n")
    let code = preview.text(to: "/\n")
    #expect(code.hasPrefix("chapters/01-sample/main.swift was saved\n"))
    #expect(code.contains("The pages are made, in "))
    #expect(try book.text(of: "builds") == "built\n")
    #expect(try page().contains("It is wrong."))

    try book.set("README.md", to: "# Book\n")
    #expect(
      preview.text(to: "/\n").contains(
        "README.md:1:1: error: has no list of the chapters"))

    preview.interrupt()
    #expect(preview.status == 0)
  }

  @Test("verifies nothing with programs that do not build, and then all")
  func build() throws {
    let preview = try preview()
    _ = preview.text(to: "/\n")
    try tool("swift", "echo main.swift:1:1: error: no; exit 1")
    try book.set("Sources/Shelf/Shelf.swift", to: "")
    let failed = preview.text(to: "/\n")
    #expect(failed.contains("\nmain.swift:1:1: error: no\nswift failed\n"))
    #expect(!failed.contains(" fences: "))
    try tool("swift", "echo built >>builds")
    try book.set(SampleBook.text, to: Self.text("new"))
    #expect(preview.text(to: "/\n").contains("1 fences: 1 passed"))
    #expect(try book.text(of: "builds") == "built\n")
    try FileManager.default.removeItem(atPath: book.root + "/Package.swift")
    #expect(
      preview.text(to: "is there and may be read\n").contains(
        "Package.swift:1:1: error: cannot be read"))
    preview.interrupt()
    #expect(preview.status == 0)
  }

  @Test(
    "leaves nothing behind at Ctrl-C",
    .enabled(if: ProcessTable.isThere, "needs Linux's /proc"))
  func interrupted() throws {
    let preview = try preview()
    _ = preview.text(to: "/\n")
    try book.set(
      SampleBook.text,
      to: Self.text() + fence("c run", "int main(void) { return 0; }"))
    _ = preview.text(to: "was saved\n")
    preview.interrupt()
    #expect(preview.text(to: "the end").contains("2 fences: 2 passed"))
    #expect(preview.status == 0)
    #expect(ProcessTable.end(of: book.root))
    #expect(
      try FileManager.default.contentsOfDirectory(
        atPath: book.root + "/.build/workbook/scratch") == [])
  }

  @Test("types a terminal again when it or the code has changed")
  func terminals() throws {
    let terminal = fence("console", "$ date >>\(book.root)/dates")
    func dates() throws -> Int { try lines(of: book.text(of: "dates")).count }
    try book.set(SampleBook.text, to: Self.text() + terminal)
    let preview = try preview()
    _ = preview.text(to: "/\n")
    #expect(try dates() == 1)
    try book.set(SampleBook.text, to: Self.text("longer\n\nnow") + terminal)
    #expect(preview.text(to: "/\n").contains("2 fences: 2 passed"))
    #expect(try dates() == 1)
    try book.set("chapters/01-sample/main.swift", to: "let a = 1 // One.\n")
    #expect(preview.text(to: "/\n").contains("2 fences: 1 passed"))
    #expect(try dates() == 2)
    try book.set(
      SampleBook.text, to: Self.text() + terminal.replacing("date", with: "pwd")
    )
    #expect(preview.text(to: "/\n").contains("README.md:"))
    #expect(
      FileManager.default.fileExists(atPath: book.root + "/pwds"))
    preview.interrupt()
    #expect(preview.status == 0)
  }

  @Test(
    "what a save touches",
    arguments: [
      ("README.md", [], false),
      ("Package.swift", ["01-a", "02-b"], true),
      ("Sources/Unix/Child.swift", ["01-a", "02-b"], true),
      ("chapters/01-a/README.md", ["01-a"], false),
      ("chapters/01-a/a.svg", ["01-a"], false),
      ("chapters/01-a/exercises/one/stub.swift", ["01-a"], false),
      // Chapter 02-b runs the program of 01-a.
      ("chapters/01-a/main.swift", ["01-a", "02-b"], true),
      ("chapters/02-b/main.swift", ["02-b"], true),
    ])
  func touched(file: String, chapters: [String], isBuilt: Bool) throws {
    let book = try SampleBook([
      "Package.swift": #"Chapter("01-a"), Chapter("02-b")"#,
      "chapters/01-a/README.md": "# A\n", "chapters/01-a/main.swift": "",
      "chapters/02-b/README.md": "# B\n\n" + fence("console", "$ 01-a"),
      "chapters/02-b/main.swift": "",
    ])
    let touched = Touched(by: [file])
    #expect(
      try Book(at: book.root).chapters.filter(touched.includes).map(\.name)
        == chapters)
    #expect(touched.isBuilt == isBuilt)
  }

  @Test("sees what an author saves, and not what an editor keeps for itself")
  func files() throws {
    var seen = BookFiles(of: book.root)
    func changes() -> Set<String> {
      let now = BookFiles(of: book.root)
      defer { seen = now }
      return now.changes(since: seen)
    }
    for name in [
      ".README.md.swp", "README.md~", "#README.md#", "4913", ".#README.md",
    ] {
      try book.set("chapters/01-sample/" + name, to: "x")
    }
    #expect(changes() == [])
    try book.set("Sources/Shelf/Shelf.swift", to: "x")
    try book.set("chapters/01-sample/new.svg", to: "x")
    try book.set("README.md", to: "x")
    #expect(
      changes() == [
        "Sources/Shelf/Shelf.swift", "chapters/01-sample/new.svg", "README.md",
      ])
    try FileManager.default.removeItem(atPath: book.root + "/README.md")
    #expect(changes() == ["README.md"])
    #expect(changes() == [])
  }
}
