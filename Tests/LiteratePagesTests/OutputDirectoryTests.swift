import Foundation
import Literate
import LiteratePages
import TestSupport
import Testing

@Suite("An output directory")
struct OutputDirectoryTests {
  private let book: SmallBook

  init() throws { book = try SmallBook(pages: "# One\n") }

  private func publish(_ files: [String: String], to name: String) throws {
    let output = try OutputDirectory(book.root + "/" + name)
    for (path, text) in files { try book.write(text, to: "new/" + path) }
    try output.publish(book.root + "/new")
  }

  @Test(
    "is made, or filled if it is empty", arguments: ["out", "a/b", "empty/"])
  func new(name: String) throws {
    try FileManager.default.createDirectory(
      atPath: book.root + "/empty", withIntermediateDirectories: true)
    try publish(["x": "1", "d/y": "2"], to: name)
    #expect(try book.names(in: name) == [".made-by-workbook", "d", "x"])
    #expect(try book.text(of: name + "/d/y") == "2")
  }

  @Test("gets what is new, and loses what is stale and was made before")
  func again() throws {
    try publish(
      ["x": "1", "d/y": "2", "d/z": "3", "f": "4", "old": "", "e/g": ""],
      to: "out")
    try book.write("mine", to: "out/mine")
    try publish(["x": "5", "d/y": "6", "f/g": "7"], to: "out")
    try publish(["x": "8", "d/y": "9", "f/g": "7"], to: "out")
    #expect(
      try book.names(in: "out") == [".made-by-workbook", "d", "f", "mine", "x"])
    #expect(try book.names(in: "out/d") == ["y"])
    #expect(try book.text(of: "out/x") + book.text(of: "out/d/y") == "89")
    #expect(try book.text(of: "out/mine") == "mine")
  }

  @Test("is filled again after a publication that was killed")
  func killed() throws {
    try publish(["x": "1"], to: "out")
    try book.write("x\ny\n.workbook-transit\n", to: "out/.made-by-workbook")
    try book.write("1", to: "out/.workbook-transit/old/x")
    try publish(["x": "2"], to: "out")
    #expect(try book.names(in: "out") == [".made-by-workbook", "x"])
    #expect(try book.text(of: "out/x") == "2")
  }

  @Test("is refused if it holds what no command made, and is not touched")
  func foreign() throws {
    try book.write("mine", to: "other/x")
    try FileManager.default.createSymbolicLink(
      atPath: book.root + "/link", withDestinationPath: book.root + "/other")
    for name in ["", "other", "link", "link/", "other/x", "chapters/.."] {
      let before = try book.names(in: "")
      #expect {
        try publish(["x": "1"], to: name)
      } throws: {
        ($0 as? Problem)?.help
          == "name a directory that is empty or does not exist yet"
      }
      #expect(try book.names(in: "") == before)
    }
    #expect(try book.names(in: "other") == ["x"])
    #expect(try book.text(of: "other/x") == "mine")
  }

  @Test("is no link to another, though that is empty or was made by a command")
  func link() throws {
    try publish(["x": "1"], to: "out")
    try FileManager.default.createDirectory(
      atPath: book.root + "/empty", withIntermediateDirectories: true)
    for name in ["out", "empty"] {
      try FileManager.default.createSymbolicLink(
        atPath: book.root + "/link-" + name,
        withDestinationPath: book.root + "/" + name)
      for end in ["", "/"] {
        #expect(throws: Problem.self) {
          try publish(["x": "2"], to: "link-" + name + end)
        }
      }
    }
    #expect(try book.names(in: "empty") == [])
    #expect(try book.text(of: "out/x") == "1")
  }

  @Test("keeps a file that is in the way")
  func inTheWay() throws {
    try publish(["x": "1"], to: "out")
    try book.write("mine", to: "out/y")
    #expect {
      try publish(["x": "2", "y": "3"], to: "out")
    } throws: {
      "\($0)".hasPrefix("\(book.root)/out/y:1:1: error: is in the way")
    }
    #expect(try book.text(of: "out/x") + book.text(of: "out/y") == "1mine")
  }

  @Test("keeps files that others put in its directories")
  func deepForeign() throws {
    try publish(["d/x": "1", "e/x": "1"], to: "out")
    try book.write("mine", to: "out/d/mine")
    try book.write("mine", to: "out/e/f/mine")
    try publish(["d/x": "2"], to: "out")
    #expect(try book.names(in: "out/d") == ["mine", "x"])
    #expect(try book.text(of: "out/d/x") == "2")
    #expect(try book.names(in: "out/e") == ["f"])
    #expect(try book.text(of: "out/e/f/mine") == "mine")
    for new in ["d/mine", "e/f", "d/mine/x"] {
      #expect {
        try publish(["d/x": "3", new: "3"], to: "out")
      } throws: {
        "\($0)".hasPrefix("\(book.root)/out/\(new):1:1: error: is in the way")
      }
      try book.remove("new")
    }
    #expect(try book.text(of: "out/d/x") == "2")
  }

  @Test("is filled by one command at a time")
  func together() throws {
    let (output, book) = (try OutputDirectory(book.path(of: "out")), book)
    let problems = sideBySide(4, jobs: 4) { worker -> Problem? in
      do throws(Problem) {
        for _ in 0..<20 {
          let new = book.path(of: "new-\(worker)")
          try makeDirectory(new + "/d")
          for name in ["a", "d/b"] {
            try write("\(worker)", to: new + "/" + name)
          }
          try output.publish(new)
        }
        return nil
      } catch {
        return error
      }
    }
    #expect(problems == [nil, nil, nil, nil])
    #expect(try book.names(in: "out") == [".made-by-workbook", "a", "d"])
    #expect(try book.text(of: "out/a") == book.text(of: "out/d/b"))
  }

  @Test("gets a chapter's programs")
  func extract() throws {
    let book = try SmallBook(
      pages: "# One\n\n" + block("swift run", "let a = 1") + "\n"
        + block("c build", "int a;") + "\n"
        + block("swift run continued", "print(a)"))
    let chapter = try book.read().chapters[0]
    for _ in 0..<2 {
      #expect(
        try chapter.extract(to: book.root + "/out", by: book.read().scratch)
          == ["3/main.swift", "7/main.c", "11/main.swift"])
    }
    #expect(try book.text(of: "out/11/main.swift") == "let a = 1\nprint(a)\n")
  }
}
