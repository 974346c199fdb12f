import Foundation
import Supervisor
import TestSupport
import Testing

@testable import Literate

/// What a reader who solves exercises types, and sees.
///
/// Checks begin with a build of
/// the libraries, for which a script stands in.
@Suite("workbook for the reader", .fewThreads)
struct ReaderTests {
  private func started(
    _ files: [String: String] = [:]
  ) throws -> SmallBook {
    let book = try SmallBook.withExercise(files)
    try book.write(script: "echo \"$@\" >>\"${0%/*}/built\"", to: "bin/swift")
    #expect(
      try book.workbook("start").printed.hasPrefix(
        "created \(SmallBook.attempt)\n"))
    return book
  }

  @Test("shows the course, what is done, and what to type next")
  func overview() throws {
    let book = try SmallBook.withExercise()
    let bar = String(repeating: "-", count: 40)
    let shown = try book.workbook()
    #expect(shown.ending == .exit(0))
    #expect(
      shown.printed == """
        01-sample  Sample
          - double  twice as much

        [\(bar)] 0 of 1 exercises solved
        Next: swift run workbook start

        """)
    _ = try book.workbook("start")
    #expect(
      try book.workbook().printed.hasSuffix(
        """
        Next: edit \(SmallBook.attempt), and have it checked with
              swift run workbook watch

        """))
  }

  @Test("starts with the stubs, and never writes over an attempt")
  func start() throws {
    let book = try started()
    #expect(try book.text(of: SmallBook.attempt) == SmallBook.stub)
    try book.write("mine", to: SmallBook.attempt)
    #expect(
      try book.workbook("start").printed.hasPrefix(
        "every exercise has been started already\n"))
    #expect(try book.text(of: SmallBook.attempt) == "mine")
    #expect(try book.names(in: "attempts/01-sample") == ["double.swift"])
  }

  @Test("fault 22: checks an attempt, once the libraries are built")
  func check() throws {
    let book = try started()
    let stub = try book.workbook("check")
    #expect(stub.ending == .exit(1))
    #expect(stub.printed.hasPrefix("double: not yet, in the trial `a number`"))
    #expect(!stub.printed.contains("\u{1b}"))
    #expect(
      try book.text(of: "bin/built")
        == "build -c \(configuration) --product Snippets\n")
    try book.write(SmallBook.solution, to: SmallBook.attempt)
    let good = try book.workbook("check", "--all")
    #expect(good.ending == .exit(0))
    #expect(good.printed.contains("1 of 1 exercises solved"))
    #expect(try book.workbook().printed.contains("\n  + double  twice"))
    // Nor does it count for another check, or one that was changed since.
    try book.write(
      SmallBook.check + "//\n", to: SmallBook.exercise + "/check.swift")
    #expect(try book.workbook().printed.contains("0 of 1 exercises solved"))
    try book.write(SmallBook.check, to: SmallBook.exercise + "/check.swift")
    #expect(try book.workbook().printed.contains("1 of 1 exercises solved"))
    try book.write(SmallBook.solution + "//", to: SmallBook.attempt)
    #expect(try book.workbook().printed.contains("0 of 1 exercises solved"))
  }

  #if DEBUG
    private let configuration = "debug"
  #else
    private let configuration = "release"
  #endif

  @Test("fault 22: says what keeps the libraries from being built")
  func broken() throws {
    let book = try started()
    try book.write(script: "echo no room; exit 1", to: "bin/swift")
    let run = try book.workbook("check")
    #expect(run.ending == .exit(1))
    #expect(run.printed.contains("cannot build the libraries"))
    #expect(run.printed.contains("    no room\n"))
  }

  @Test("needs a start", arguments: ["check double", "watch", "reset double"])
  func unstarted(call: String) throws {
    let book = try SmallBook.withExercise()
    try book.write(script: "", to: "bin/swift")
    let run = try book.shell("workbook \(call)")
    #expect(run.ending == .exit(1))
    #expect(
      run.printed.hasPrefix(
        """
        \(SmallBook.attempt):1:1: error: there is no attempt at double yet
          help: `swift run workbook start` copies the stubs

        """))
  }

  @Test("gives a hint, its lines broken at 80 columns, but not its code's")
  func hint() throws {
    let word = String(repeating: "word ", count: 30)
    let book = try SmallBook.withExercise([
      SmallBook.text: SmallBook.exerciseText.replacing(
        "Add the number to itself.",
        with: word + "\n\n```text\n\(word)\n```")
    ])
    let shown = lines(of: try book.workbook("hint", "double").printed)
    #expect(shown.count == 6)
    #expect(shown[..<2].allSatisfy { (60...80).contains($0.count) })
    #expect(shown[3...] == ["```text", word, "```"])
  }

  @Test("shows the solution to one who has tried")
  func solution() throws {
    let book = try started()
    let early = try book.workbook("solution", "double")
    #expect(early.ending == .exit(1))
    #expect(early.printed.contains("the attempt at double is still the stub"))
    try book.write(
      "  // Mine.\n" + SmallBook.stub + "\n", to: SmallBook.attempt)
    #expect(try book.workbook("solution", "double").ending == .exit(1))
    try book.write("func doubled() {}", to: SmallBook.attempt)
    #expect(
      try book.workbook("solution", "double").printed == SmallBook.solution)
  }

  @Test("resets an exercise, and keeps each old attempt")
  func reset() throws {
    let book = try started()
    #expect(
      try book.workbook("reset", "double").printed
        == "\(SmallBook.attempt) is still the stub\n")
    for number in 1...2 {
      let kept = "attempts/01-sample/double.\(number).swift"
      try book.write("attempt \(number)", to: SmallBook.attempt)
      #expect(
        try book.workbook("reset", "double").printed
          == "\(SmallBook.attempt) is the stub again; your attempt is now \(kept)\n"
      )
      #expect(try book.text(of: SmallBook.attempt) == SmallBook.stub)
      #expect(try book.text(of: kept) == "attempt \(number)")
    }
  }

  @Test("watches: checks at each save, and does what its keys say")
  func watch() throws {
    let book = try started()
    let watch = try Started(
      [SmallBook.workbook, "watch"], environment: book.environment,
      in: book.root)
    func shown() -> String { watch.text(to: "q quit\n") }
    #expect(shown().contains("double: not yet"))
    watch.press("h")
    #expect(shown().hasPrefix("Add the number to itself."))
    try book.save(Data(SmallBook.solution.utf8), to: SmallBook.attempt)
    let passed = shown()
    #expect(passed.contains("double: passed\n"))
    #expect(passed.contains("You have solved every exercise.\n"))
    watch.press("l")
    #expect(shown().contains("  + double  twice as much\n"))
    watch.press("n")
    #expect(shown().hasPrefix("There is no other exercise left to solve."))
    watch.press("x")
    #expect(shown().hasPrefix("That key does nothing."))
    try book.save(Data([0xff]), to: SmallBook.attempt)
    #expect(shown().contains("error: is not UTF-8"))
    watch.press("q")
    #expect(watch.end() == .exit(0))
  }

  @Test(
    "watches, and gives the terminal back, at a key and at Ctrl-C",
    .enabled(if: script != nil, "script is not installed"),
    arguments: ["q", "\u{3}"])
  func terminal(key: String) throws {
    let book = try started()
    let watch = try Started(
      [
        #require(Self.script), "-qc", "trap : INT; workbook watch; stty -a",
        "/dev/null",
      ],
      environment: book.environment.merging(["SHELL": "/bin/sh"]) { $1 },
      in: book.root)
    let shown = watch.text(to: "q quit\r\n")
    #expect(shown.hasPrefix("\u{1b}[2J\u{1b}[H"))
    #expect(shown.contains("\u{1b}[31mdouble: not yet"))
    watch.press(key)
    let rest = watch.text(to: "the end")
    #expect(!rest.contains("That key does nothing.") && !rest.hasPrefix("q"))
    #expect(rest.contains(" icanon") && rest.contains(" echo "))
    #expect(watch.end() == .exit(0))
  }

  #if os(Linux)
    private static let script = Toolchain.find("script")
  #else
    private static let script: String? = nil
  #endif
}
