import Foundation
import Testing

@testable import Literate

/// `workbook watch`, with its keys through a pipe.
@Suite("workbook watch")
struct WatchTests {
  private static let watch = [productsFolder() + "/workbook", "watch"]

  @Test("checks at each save, and goes on at a key")
  func watch() async throws {
    let sample = try ExerciseBook()
    _ = try workbook("start", in: sample.book.root)
    let watch = try RunningProgram(Self.watch, in: sample.book.root)
    #expect(watch.text(to: "q quit\n").contains("double: not yet"))
    try watch.press("h")
    #expect(watch.text(to: "q quit\n").hasPrefix("Add the number to itself."))
    try sample.book.set(ReaderTests.attempt, to: ExerciseBook.solution)
    let passed = watch.text(to: "q quit\n")
    #expect(passed.contains("double: passed\n"))
    #expect(passed.contains("All exercises hold.\n"))
    try watch.press("l")
    #expect(watch.text(to: "q quit\n").contains("  + double  twice as much\n"))
    try watch.press("a")
    #expect(watch.text(to: "q quit\n").hasPrefix("double: passed\n"))
    try watch.press("n")
    #expect(
      watch.text(to: "q quit\n").hasPrefix("There is no other exercise left"))
    try Data([0xff]).write(
      to: URL(filePath: sample.book.root + "/" + ReaderTests.attempt))
    #expect(watch.text(to: "q quit\n").contains("error: is not UTF-8"))
    try watch.press("x")
    #expect(watch.text(to: "q quit\n").hasPrefix("There is no such key."))
    try watch.press("q")
    #expect(watch.status == 0)
  }

  @Test(
    "gives the terminal back, at a key and at Ctrl-C",
    .enabled(if: TerminalTests.script != nil, "needs script of util-linux"),
    arguments: ["q", "\u{3}"])
  func terminal(key: String) throws {
    let sample = try ExerciseBook()
    _ = try workbook("start", in: sample.book.root)
    let watch = try RunningProgram(
      [
        #require(TerminalTests.script), "-qc",
        "trap : INT; '\(productsFolder())/workbook' watch; stty -a",
        "/dev/null",
      ], in: sample.book.root)
    let shown = watch.text(to: "q quit\r\n")
    #expect(shown.hasPrefix("\u{1b}[2J\u{1b}[H"))
    #expect(shown.contains("\u{1b}[31mdouble: not yet"))
    try watch.press(key)
    let rest = watch.text(to: "the end")
    #expect(!rest.contains("There is no such key."))
    #expect(!rest.hasPrefix("q"))
    #expect(rest.contains(" icanon"))
    #expect(rest.contains(" echo "))
    #expect(watch.status == 0)
  }

  @Test("quits when there are no more keys")
  func end() throws {
    let sample = try ExerciseBook()
    _ = try workbook("start", in: sample.book.root)
    let watch = try RunningProgram(Self.watch, in: sample.book.root)
    try watch.hangUp()
    #expect(watch.status == 0)
  }

  @Test("needs a start")
  func unstarted() throws {
    let sample = try ExerciseBook()
    let watch = try workbook("watch", in: sample.book.root)
    #expect(watch.status == .exit(1))
    #expect(watch.printed.contains("`swift run workbook start`"))
  }
}
