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
      "chapters/01-sample:1:1: error: is not a chapter that Package.swift lists"
    ),
    (
      ["Package.swift": "dependencies: [\"01-sample\"]"],
      "chapters/01-sample:1:1: error: is not a chapter that Package.swift lists"
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
      [
        "chapters/01-sample/stages/1-a/main.swift": "",
        SmallBook.text: fence("console", "$ ls 1-a.c\n1-a"),
      ],
      "chapters/01-sample/stages/1-a:1:1: error: no terminal of the chapter runs"
    ),
    (
      [SmallBook.text: fence("swift build") + fence("output")],
      "chapters/01-sample/README.md:4:1: error: an output with nothing above it"
    ),
    (
      [SmallBook.text: fence("c error") + fence("output exit=3")],
      "chapters/01-sample/README.md:4:1: error: a program that is not run has"
    ),
    (
      [SmallBook.text: fence("c error") + fence("output leaves=child")],
      "chapters/01-sample/README.md:4:1: error: a program that is not run has"
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

  @Test(
    "are not paired across a fence that cannot be read",
    arguments: [
      "```cc run\n```", "```c run needs=ech\n```", " ```c run\n ```",
      "~~~c run\n~~~", "> ```c run\n> ```", "``` c ` run\n",
    ])
  func unread(fence unread: String) throws {
    let book = try SmallBook(
      fence("c run") + unread + "\n\n" + fence("output"),
      files: [
        "README.md": fence("c run") + unread + "\n\n"
          + fence("c run continued")
      ])
    let texts = try book.read().texts
    #expect(texts.flatMap(\.checks).allSatisfy { $0.output == nil })
    #expect(texts.flatMap(\.checks).allSatisfy { $0.earlier.isEmpty })
    // Nor is what follows blamed for it.
    #expect(
      texts.flatMap(\.problems).allSatisfy { 3...6 ~= $0.place.line })
  }

  @Test("have one mistake told once, not in all that goes on from it")
  func oneMistake() throws {
    let next = fence("c run continued") + fence("output")
    let text = try SmallBook(
      fence("c rnu") + next + next + fence("c run") + next
    ).read().chapters[0].text
    #expect(text.problems.map(\.place.line) == [1])
    #expect(text.checks.map(\.listing.fence.line) == [16, 19])
    #expect(text.checks.map(\.earlier.count) == [0, 1])
    #expect(text.checks.map { $0.output?.fence.line } == [nil, 22])
  }

  @Test("with CRLF are read with LF, to the last line's end")
  func lineEnds() throws {
    let book = try SmallBook(program: "\u{feff}a\r\n\r\nb\r\n")
    let text = try Files(root: book.root).text(of: SmallBook.program)
    #expect(Array(text.utf8) == Array("a\n\nb\n".utf8))
  }

  @Test(
    "may need programs of any name", arguments: ["a.b", "a_b", "a++", "a-b"])
  func needs(name: String) throws {
    let book = try SmallBook(fence("console needs=\(name)", "$ \(name) c"))
    #expect(try book.read().problems == [])
  }

  @Test("fault 11: code in a directory of its own within a chapter is told")
  func subdirectory() throws {
    let book = try SmallBook(
      files: ["chapters/01-sample/More/more.swift": "let more = 1\n"])
    #expect(
      try book.read().problems.map(\.place.file)
        == ["chapters/01-sample/More"])
  }

  @Test(
    "in a directory that cannot be read are not taken for none",
    arguments: [
      "chapters/01-sample/exercises", "chapters/01-sample/stages", "Sources",
    ])
  func unreadable(directory: String) throws {
    let book = try SmallBook()
    // A link to itself, which root cannot follow either.
    try FileManager.default.createSymbolicLink(
      atPath: book.path(of: directory),
      withDestinationPath: book.path(of: directory))
    let problem = #expect(throws: Problem.self) {
      let verifier = try book.verifier()
      if let problem = verifier.book.problems.first { throw problem }
    }
    #expect(
      problem?.description.hasPrefix(
        "\(directory):1:1: error: cannot be read: ")
        == true, "\(String(describing: problem))")
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
      files: [
        "CONTRIBUTING.md": "# C\n", "chapters/glossary.md": "# G\n",
      ].merging(
        more.map { ("chapters/00-first/" + $0.key, $0.value) }
      ) { $1 })
    #expect(
      try book.read().texts.map(\.title)
        == ["The book", "B", "Sample", "G", "C"])
  }

  @Test("are code by their extension")
  func language() {
    #expect(
      ["a.swift", "b.c", "b.h"].compactMap(Language.init(fileName:)).count == 3)
    #expect(
      ["swift", "c", "h", "a.md"].compactMap(Language.init(fileName:)) == [])
  }

  @Test("have the first heading for a title, and no comment of a shell")
  func title() throws {
    let book = try SmallBook(fence("sh", "# install") + "# Sample\n")
    #expect(try book.read().chapters[0].text.title == "Sample")
  }

  @Test("are read from an overlay where it has them")
  func overlay() throws {
    let book = try SmallBook()
    var files = Files(root: book.root)
    files.overlay[SmallBook.text] = "# Other\r\n"
    #expect(try Book(in: files).chapters.map(\.text.title) == ["Other"])
  }
}
