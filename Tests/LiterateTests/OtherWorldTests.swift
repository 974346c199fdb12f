import Foundation
import Supervisor
import TestSupport
import Testing

@testable import Literate

#if os(Linux)
  /// The program `workbook` on a machine that is not this one: a library that is
  /// loaded before the system's answers some calls otherwise.
  @Suite("workbook elsewhere")
  struct OtherWorldTests {
    private static let world = Result { () throws -> String in
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
      return library
    }

    private func verify(
      _ book: SmallBook, in world: [String: String]
    ) throws -> String {
      let run = try book.workbook(
        "verify", "--jobs", "3",
        environment: world.merging(["LD_PRELOAD": Self.world.get()]) { $1 })
      #expect(run.ending == .exit(0), "\(run.printed)")
      return run.printed
    }

    /// A book whose text calls `tally`, which notes each of its runs.
    private func tallied() throws -> SmallBook {
      let book = try SmallBook(fence("console", "$ tally"))
      try book.write(script: "echo >>\"${0%/*}/count\"", to: "bin/tally")
      return book
    }

    static let worlds = [
      ["WORLD_USER": "4711"], ["WORLD_KERNEL": "99.0"], ["WORLD_FILES": "500"],
      ["WORLD_NO_PTRACE": "1"],
    ]

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

    @Test(
      "fault 12: without ptrace skips what it cannot see, and keeps nothing")
    func noTrace() throws {
      let book = try SmallBook(
        fence("c run", "#include <unistd.h>\nint main(void) { dup(0); }"))
      for _ in 1...2 {
        let printed = try verify(book, in: ["WORLD_NO_PTRACE": "1"])
        #expect(
          printed.contains(
            "1 fences: 0 passed, 0 failed, 1 skipped (1 descriptors cannot be "
              + "seen here: no ptrace)"))
      }
      #expect(
        try book.workbook("verify").printed.contains(
          Feature.ptrace.isGranted ? "1 failed" : "1 skipped"))
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
