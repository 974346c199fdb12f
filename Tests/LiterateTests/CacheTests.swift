import Foundation
import TestSupport
import Testing

@testable import Literate

/// Each case counts the runs of a program `tally`, which notes each of them.
@Suite("What held before", .fewThreads)
struct CacheTests {
  /// A book whose text calls `tally`, found in `bin`, and a world around it.
  final class World {
    let book: SmallBook
    var products = "products"
    var path = Toolchain.searchPath

    init(_ text: String) throws {
      book = try SmallBook(
        text,
        files: [
          "Sources/Shelf/Shelf.swift": "",
          "Sources/CShims/include/CShims.h": "",
          "products/libSnippets.a": "!<arch>\n",
          "chapters/01-sample/other.c": "",
        ])
      try book.write(
        script: "echo >>\"${0%/*}/count\"; echo \"$@\"", to: "bin/tally")
      try compiler("one")
    }

    /// Puts a compiler on the PATH that calls itself by a version.
    func compiler(_ version: String) throws {
      let usr = try #require(
        Toolchain.find("clang").map {
          URL(filePath: $0).deletingLastPathComponent()
            .deletingLastPathComponent().path
        })
      try book.write(
        script: """
          echo '{"compilerVersion": "\(version)", "target": {"triple": "a"},
            "paths": {"runtimeResourcePath": "\(usr)/lib/swift"}}'
          """, to: "bin/swiftc")
    }

    /// Verifies the book, and returns how often `tally` has run.
    @discardableResult
    func runs(reuses: Bool = true, holding: Bool = true) throws -> Int {
      let toolchain = try Toolchain(
        products: book.path(of: products),
        path: book.path(of: "bin") + ":" + path)
      let verifier = try book.verifier(
        toolchain: toolchain, directory: book.path(of: "work"), reuses: reuses)
      let problems = try book.verify(by: verifier).problems
      #expect(problems.isEmpty == holding, "\(problems)")
      return try book.text(of: "bin/count").count
    }
  }

  static let console = fence("console", "$ tally Shelf\nShelf")

  @Test("counts again as long as nothing has changed")
  func same() throws {
    let world = try World(Self.console)
    #expect(try world.runs() == 1)
    #expect(try world.runs() == 1)
    #expect(try world.runs(reuses: false) == 2)
    // Neither a change of the text around it nor of what is left open matters.
    try world.book.write(
      "# More\n\n" + fence("console", "$ tally Shelf\n..."), to: SmallBook.text)
    try world.book.write("\n", to: "bin/other")
    #expect(try world.runs() == 2)
  }

  /// What is changed, and what with it.
  enum Change: CaseIterable {
    case command, code, nameOfCode, program, libraries, header, compiler, path
    case engine

    func make(in world: World) throws {
      let book = world.book
      switch self {
      case .command:
        try book.write(
          fence("console", "$ tally  Shelf\nShelf"), to: SmallBook.text)
      case .code: try book.write("\n", to: SmallBook.program)
      case .nameOfCode:
        try book.remove("chapters/01-sample/other.c")
        try book.write("", to: "chapters/01-sample/another.c")
      case .program:
        try book.write(
          script: "echo >>\"${0%/*}/count\" ; echo \"$@\"", to: "bin/tally")
      case .libraries: try book.write("new", to: "products/libSnippets.a")
      case .header:
        try book.write("// new\n", to: "Sources/CShims/include/CShims.h")
      case .compiler: try world.compiler("two")
      case .path: world.path += ":/nowhere"
      case .engine: try book.write("new", to: "products/workbook")
      }
    }
  }

  @Test(
    "fault 9: does not count once what it depends on is another",
    arguments: Change.allCases)
  func changed(change: Change) throws {
    let world = try World(Self.console)
    #expect(try world.runs() == 1)
    try change.make(in: world)
    #expect(try world.runs() == 2)
    #expect(try world.runs() == 2)
  }

  @Test("counts though libraries have changed that the text does not name")
  func libraries() throws {
    let world = try World(fence("console", "$ tally\n"))
    #expect(try world.runs() == 1)
    try world.book.write("new", to: "products/libSnippets.a")
    #expect(try world.runs() == 1)
  }

  @Test("is of a program, too", .needsPtrace)
  func program() throws {
    let world = try World(
      fence(
        "c run",
        "#include <stdlib.h>\nint main(void) { return system(\"tally a\"); }")
        + fence("output", "a"))
    #expect(try world.runs() == 1)
    #expect(try world.runs() == 1)
    try Change.program.make(in: world)
    #expect(try world.runs() == 2)
  }

  @Test("is only what held")
  func failed() throws {
    let world = try World(fence("console", "$ tally a\nb"))
    #expect(try world.runs(holding: false) == 1)
    #expect(try world.runs(holding: false) == 2)
    // What held is no answer to another question either.
    try world.book.write(
      fence("console", "$ tally a\na"), to: SmallBook.text)
    #expect(try world.runs() == 3)
    try world.book.write(
      fence("console", "$ tally a\nb"), to: SmallBook.text)
    #expect(try world.runs(holding: false) == 4)
  }

  @Test("counts no longer once it has failed")
  func forgotten() throws {
    let world = try World("")
    let flag = world.book.path(of: "flag")
    try world.book.write(
      fence("console", "$ tally a; [ ! -e '\(flag)' ]\na"), to: SmallBook.text)
    #expect(try world.runs() == 1)
    // Something changes that nobody can know of.
    try world.book.write("", to: "flag")
    #expect(try world.runs() == 1)
    #expect(try world.runs(reuses: false, holding: false) == 2)
    #expect(try world.runs(holding: false) == 3)
  }

  @Test("is made again where it is spoilt, or another's")
  func spoilt() throws {
    let book = try SmallBook()
    let cache = Cache(directory: book.path(of: "cache"))
    #expect(cache.value(of: "a") as Int? == nil)
    cache.keep(1, of: "a")
    #expect(cache.value(of: "a") == 1)
    #expect(cache.value(of: "a") as String? == nil)
    let entry = "cache/" + hash(of: "a")
    try book.write(book.text(of: entry), to: "cache/" + hash(of: "b"))
    #expect(cache.value(of: "b") as Int? == nil)
    try book.write(String(book.text(of: entry).dropLast()), to: entry)
    #expect(cache.value(of: "a") as Int? == nil)
  }

  @Test("where it cannot be kept is made each time")
  func nowhere() throws {
    let book = try SmallBook(files: ["cache": ""])
    let cache = Cache(directory: book.path(of: "cache"))
    cache.keep(1, of: "a")
    #expect(cache.value(of: "a") as Int? == nil)
  }
}
