import Foundation
import Testing

@testable import Literate

/// The engine, killed at moments drawn by lot over the length of one run.
@Suite(
  "A killed engine",
  .enabled(if: ProcessTable.isThere, "needs Linux's /proc"))
struct KillTests {
  @Test(
    "leaves no process and no half of a file, and the next run is right",
    arguments: [["verify"], ["verify", "--fix"]])
  func killed(arguments: [String]) throws {
    let book = try SampleBook("")
    let old = Self.text(printed: "old"), new = Self.text(printed: "new")
    /// A run to the end, which leaves all as it should be.
    func whole() throws {
      let run = try workbook(arguments + ["--jobs", "2"], in: book.root)
      #expect(run.printed.contains("\n4 fences: "))
      #expect(run.status == .exit(arguments.contains("--fix") ? 0 : 1))
      #expect(
        try book.text(of: SampleBook.text)
          == (arguments.contains("--fix") ? new : old))
      #expect(try Self.names(in: book.root + "/.build/workbook/scratch") == [])
      #expect(
        try Self.names(in: book.root + "/chapters/01-sample")
          == ["README.md", "main.swift"])
    }
    try book.set(SampleBook.text, to: old)
    let begin = ContinuousClock.now
    try whole()
    let length = (ContinuousClock.now - begin) / .microseconds(1)
    for kill in 1...50 {
      try book.set(SampleBook.text, to: old)
      try Self.start(
        arguments + ["--no-cache"], in: book.root,
        killedAfter: useconds_t.random(in: 0...useconds_t(length)))
      #expect(ProcessTable.end(of: book.root))
      #expect(try [old, new].contains(book.text(of: SampleBook.text)))
      if kill.isMultiple(of: 10) {
        try book.set(SampleBook.text, to: old)
        try whole()
      }
    }
  }

  /// A text with a program that leaves a child in a session of its own, one
  /// that prints what the text has not, and a terminal.
  private static func text(printed: String) -> String {
    fence(
      "c run",
      """
      #include <unistd.h>
      int main(void) {
        if (fork() == 0) { setsid(); pause(); }
        usleep(50 * 1000);
      }
      """)
      + fence("output leaves=child", "")
      + fence(
        "c run",
        "#include <stdio.h>\nint main(void) { puts(\"new\"); }")
      + fence("output", printed)
  }

  /// Runs the engine for some microseconds at most, and kills it.
  private static func start(
    _ arguments: [String], in folder: String, killedAfter delay: useconds_t
  ) throws {
    let engine = Process()
    engine.executableURL = URL(filePath: productsFolder() + "/workbook")
    engine.arguments = arguments
    engine.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
      // So that it is found, and all that it forks.
      "HOME": folder,
    ]
    engine.currentDirectoryURL = URL(filePath: folder)
    engine.standardOutput = FileHandle.nullDevice
    engine.standardError = FileHandle.nullDevice
    try engine.run()
    usleep(delay)
    kill(engine.processIdentifier, SIGKILL)
    engine.waitUntilExit()
  }

  private static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }
}
