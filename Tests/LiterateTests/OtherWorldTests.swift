import Foundation
import Supervisor
import TestSupport
import Testing

@testable import Literate

#if os(Linux)
  /// The program `workbook` on a machine that is not this one: a library that
  /// is loaded before the system's answers some calls otherwise.
  @Suite("workbook elsewhere", .fewThreads)
  struct OtherWorldTests {
    /// The environment that loads the library: by its name, since a path in
    /// LD_PRELOAD ends at a space.
    static let world = Result { () throws -> [String: String] in
      let library = productsDirectory() + "/small-books/world.so"
      try FileManager.default.createDirectory(
        atPath: productsDirectory() + "/small-books",
        withIntermediateDirectories: true)
      let source = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "world.c").path
      let build = try Command(
        [
          Toolchain.find("clang") ?? "clang", "-shared", "-fPIC", "-o",
          library + ".\(getpid())", source,
        ], environment: ["PATH": Toolchain.searchPath], directory: "/",
        limit: 60_000
      ).run()
      try #require(build.ending == .exit(0), "\(build.text)")
      rename(library + ".\(getpid())", library)
      return [
        "LD_PRELOAD": "world.so",
        "LD_LIBRARY_PATH": productsDirectory() + "/small-books",
      ]
    }

    private func verify(
      _ book: SmallBook, in world: [String: String]
    ) throws -> String {
      let run = try book.workbook(
        "verify", "--jobs", "3",
        environment: world.merging(Self.world.get()) { $1 })
      #expect(run.ending == .exit(0), "\(run.printed)")
      return run.printed
    }

    /// A book whose text calls `tally`, which notes each of its runs.
    private func tallied() throws -> SmallBook {
      let book = try SmallBook(fence("console", "$ tally"))
      try book.write(script: "echo >>\"${0%/*}/count\"", to: "bin/tally")
      return book
    }

    /// Where nothing can be traced, a world without ptrace is no other.
    static let worlds =
      [
        ["WORLD_USER": "4711"], ["WORLD_KERNEL": "99.0"],
        ["WORLD_GROUP": "4711"], ["WORLD_NETWORK": "net:[1]"],
      ] + (Feature.ptrace.isGranted ? [["WORLD_NO_PTRACE": "1"]] : [])

    @Test("fault 9: counts nothing that held in another", arguments: worlds)
    func reuse(world: [String: String]) throws {
      let book = try tallied()
      _ = try verify(book, in: [:])
      _ = try verify(book, in: [:])
      #expect(try book.text(of: "bin/count").count == 1)
      _ = try verify(book, in: world)
      #expect(try book.text(of: "bin/count").count == 2)
      _ = try verify(book, in: [:])
      #expect(try book.text(of: "bin/count").count == 2)
    }

    @Test("knows a user by all groups, however many")
    func groups() throws {
      let book = try tallied()
      for last in [4711, 4712] {
        _ = try verify(book, in: ["WORLD_GROUP": "\(last)"])
      }
      #expect(try book.text(of: "bin/count").count == 2)
    }

    @Test(
      "counts what held while programs get as many descriptors",
      arguments: [
        ("ulimit -Sn 200", "ulimit -Sn 100", 1),
        ("ulimit -n 200", "ulimit -n 100", 2),
      ])
    func descriptors(first: String, second: String, runs: Int) throws {
      let book = try tallied()
      for limit in [first, second] {
        let run = try book.shell("\(limit); workbook verify --jobs 1")
        #expect(run.ending == .exit(0), "\(run.printed)")
      }
      #expect(try book.text(of: "bin/count").count == runs)
    }

    @Test(
      "fault 12: skips what it cannot see, and keeps nothing",
      arguments: ["WORLD_NO_PTRACE", "WORLD_NO_TABLE"])
    func unseen(lack: String) throws {
      let book = try SmallBook(
        fence("c run", "#include <unistd.h>\nint main(void) { dup(0); }"))
      for _ in 1...2 {
        let printed = try verify(book, in: [lack: "1"])
        #expect(
          printed.contains(
            "1 fences: 0 passed, 0 failed, 1 skipped (descriptors cannot be "
              + "seen here: no ptrace: 1)"))
      }
      #expect(
        try book.workbook("verify").printed.contains(
          Feature.ptrace.isGranted ? "1 failed" : "1 skipped"))
    }

    @Test("checks an exercise where the kernel lists no children")
    func noList() throws {
      let book = try SmallBook.withExercise()
      let printed = try verify(book, in: ["WORLD_NO_CHILDREN": "1"])
      #expect(printed.contains("1 fences: 1 passed"), "\(printed)")
    }

    @Test("gives a text no other owner where it cannot keep its own")
    func noChown() throws {
      let text = fence("swift", "let a = 1")
      let book = try SmallBook(text, program: "let a = 2\n")
      let run = try book.workbook(
        "verify", "--fix",
        environment: Self.world.get().merging(["WORLD_NO_CHOWN": "1"]) { $1 })
      #expect(run.ending == .exit(1))
      #expect(
        run.printed.contains(
          "\(SmallBook.text):1:1: error: cannot be replaced: "
            + "Operation not permitted\n"), "\(run.printed)")
      #expect(try book.text() == text)
    }

    @Test("fault 15: needs no hard links")
    func noLinks() throws {
      let world = try Self.world.get().merging(["WORLD_NO_LINKS": "1"]) { $1 }
      let stage = "chapters/01-sample/stages/1-old/main.swift"
      let book = try SmallBook.withExercise([
        "chapters/01-sample/main.swift": "print(2)\n",
        stage: "print(1)\n",
        SmallBook.text: fence("swift", "print(2)")
          + fence("console", "$ 1-old\n1") + SmallBook.exerciseText,
      ])
      let started = try book.workbook("start", environment: world)
      #expect(started.printed.hasPrefix("created \(SmallBook.attempt)\n"))
      #expect(try book.text(of: SmallBook.attempt) == SmallBook.stub)
      try book.write("mine", to: SmallBook.attempt)
      let reset = try book.workbook("reset", "double", environment: world)
      #expect(reset.ending == .exit(0), "\(reset.printed)")
      _ = try verify(book, in: world)
    }

    @Test("fault 17: does all of the work where there are no more threads")
    func noThreads() throws {
      let book = try SmallBook(
        (1...4).map { fence("console", "$ echo \($0)\n\($0)") }.joined())
      let printed = try verify(book, in: ["WORLD_NO_THREADS": "1"])
      #expect(printed.contains("4 fences: 4 passed"))
    }
  }
#endif
