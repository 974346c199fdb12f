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

  @Test("leaves texts that the next run sweeps up, but for a living engine's")
  func texts() throws {
    let book = try SampleBook("")
    let folder = book.root + "/chapters/01-sample"
    // No system has so high a process ID.
    try book.set("chapters/01-sample/.README.md.999999999-a.new", to: "half")
    let living = ".README.md.\(getpid())-a.new"
    try book.set("chapters/01-sample/" + living, to: "half")
    try book.set("chapters/01-sample/.README.md.mine.new", to: "an author's")
    try book.workshop().sweep()
    #expect(
      try Self.names(in: folder)
        == [".README.md.mine.new", living, "README.md", "main.swift"].sorted())
  }

  /// A text with a program that leaves a child in a session of its own, and
  /// goes on for ever when the engine is gone, and one that prints what the
  /// text has not.
  private static func text(printed: String) -> String {
    fence(
      "c run",
      """
      #include <stdio.h>
      #include <unistd.h>
      // The parent of the supervisor, which is this program's parent.
      static int engine(void) {
        char path[64];
        int engine = -1;
        snprintf(path, sizeof path, "/proc/%d/stat", getppid());
        FILE *stat = fopen(path, "r");
        if (stat == NULL) return engine;
        if (fscanf(stat, "%*d (%*[^)]) %*c %d", &engine) != 1) engine = -1;
        fclose(stat);
        return engine;
      }
      int main(void) {
        if (fork() == 0) { setsid(); pause(); }
        int before = engine();
        for (int times = 0; times < 50; times++) {
          usleep(1000);
          if (engine() != before) pause();
        }
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
      "PATH": Toolchain.searchPath,
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
