import Foundation
import Testing

@testable import Literate

/// What a reader who solves exercises types, and sees.
@Suite("workbook for the reader")
struct ReaderTests {
  static let attempt = "attempts/01-sample/double.swift"

  @Test("shows the course, what is done, and what to type next")
  func overview() throws {
    let sample = try ExerciseBook()
    let bar = String(repeating: "-", count: 40)
    let shown = try workbook(in: sample.book.root)
    #expect(shown.status == .exit(0))
    #expect(
      shown.printed == """
        01-sample  Sample
          - double  twice as much

        [\(bar)] 0 of 1 exercises hold
        Next: swift run workbook start

        """)
    _ = try workbook("start", in: sample.book.root)
    #expect(
      try workbook(in: sample.book.root).printed.hasSuffix(
        """
        Next: write in \(Self.attempt), and let it be checked by
              swift run workbook watch

        """))
    try sample.book.set(Self.attempt, to: ExerciseBook.solution)
    _ = try workbook("check", in: sample.book.root)
    #expect(
      try workbook(in: sample.book.root).printed == """
        01-sample  Sample
          + double  twice as much

        [\(String(repeating: "#", count: 40))] 1 of 1 exercises hold
        There is nothing left to do.

        """)
  }

  @Test("starts with the stubs, and never writes over an attempt")
  func start() throws {
    let sample = try ExerciseBook()
    let first = try workbook("start", in: sample.book.root)
    #expect(first.status == .exit(0))
    #expect(first.printed.hasPrefix("made \(Self.attempt)\n"))
    #expect(try sample.book.text(of: Self.attempt) == ExerciseBook.stub)
    try sample.book.set(Self.attempt, to: "mine")
    let second = try workbook("start", in: sample.book.root)
    #expect(second.printed.hasPrefix("every exercise was started before\n"))
    #expect(try sample.book.text(of: Self.attempt) == "mine")
    #expect(
      try FileManager.default.contentsOfDirectory(
        atPath: sample.book.root + "/attempts/01-sample") == ["double.swift"])
  }

  @Test("checks an attempt, and remembers what came of it")
  func check() throws {
    let sample = try ExerciseBook()
    let none = try workbook("check", "double", in: sample.book.root)
    #expect(none.status == .exit(1))
    #expect(
      none.printed.hasPrefix(
        """
        \(Self.attempt):1:1: error: there is no attempt at double yet
          help: `swift run workbook start` copies the stubs

        """))
    _ = try workbook("start", in: sample.book.root)
    let stub = try workbook("check", in: sample.book.root)
    #expect(stub.status == .exit(1))
    #expect(stub.printed.hasPrefix("double: not yet, in the trial `a number`"))
    #expect(!stub.printed.contains("\u{1b}"))
    try sample.book.set(Self.attempt, to: ExerciseBook.solution)
    let good = try workbook("check", in: sample.book.root)
    #expect(good.status == .exit(0))
    #expect(good.printed.contains("1 of 1 exercises hold"))
    try sample.book.set(Self.attempt, to: ExerciseBook.stub)
    let all = try workbook("check", "--all", in: sample.book.root)
    #expect(all.status == .exit(1))
    #expect(all.printed.contains("0 of 1 exercises hold"))
    try sample.book.set(Self.attempt, to: ExerciseBook.solution)
    _ = try workbook("check", in: sample.book.root)
    try sample.book.set(Self.attempt, to: ExerciseBook.solution + "//")
    let changed = try workbook(in: sample.book.root)
    #expect(changed.printed.contains("0 of 1 exercises hold"))
  }

  @Test("gives a hint when it is asked")
  func hint() throws {
    let sample = try ExerciseBook()
    let hint = try workbook("hint", "double", in: sample.book.root)
    #expect(hint.printed == "Add the number to itself.\n")
    let none = try workbook("hint", in: sample.book.root)
    #expect(none.printed == "workbook: EXERCISE is missing\n")
    let unknown = try workbook("hint", "duoble", in: sample.book.root)
    #expect(unknown.status == .exit(2))
    #expect(
      unknown.printed
        == "workbook: there is no exercise duoble; did you mean double?\n")
  }

  @Test("breaks a hint's lines at 80 columns, but not its code's")
  func width() throws {
    let word = String(repeating: "word ", count: 30)
    let sample = try ExerciseBook([
      SampleBook.text: ExerciseBook.text.replacing(
        "Add the number to itself.", with: word + "\n\n```text\n\(word)\n```")
    ])
    let lines = try workbook("hint", "double", in: sample.book.root).printed
      .split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[..<2].allSatisfy { $0.count <= 80 })
    #expect(lines[3] == word)
  }

  @Test("shows the solution to one who has tried")
  func solution() throws {
    let sample = try ExerciseBook()
    _ = try workbook("start", in: sample.book.root)
    let early = try workbook("solution", "double", in: sample.book.root)
    #expect(early.status == .exit(1))
    #expect(early.printed.contains("the attempt at double is still the stub"))
    try sample.book.set(Self.attempt, to: "func doubled() {}")
    #expect(
      try workbook("solution", "double", in: sample.book.root).printed
        == ExerciseBook.solution)
  }

  @Test("resets an exercise, and keeps each old attempt")
  func reset() throws {
    let sample = try ExerciseBook()
    _ = try workbook("start", in: sample.book.root)
    #expect(
      try workbook("reset", "double", in: sample.book.root).printed
        == "\(Self.attempt) is still the stub\n")
    for number in 1...2 {
      try sample.book.set(Self.attempt, to: "attempt \(number)")
      let reset = try workbook("reset", "double", in: sample.book.root)
      #expect(
        reset.printed == "\(Self.attempt) is the stub again; "
          + "kept attempts/01-sample/double.\(number).swift\n")
      #expect(try sample.book.text(of: Self.attempt) == ExerciseBook.stub)
      #expect(
        try sample.book.text(of: "attempts/01-sample/double.\(number).swift")
          == "attempt \(number)")
    }
  }
}
