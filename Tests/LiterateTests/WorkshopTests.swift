import Foundation
import Testing

@testable import Literate

@Suite("A workshop")
struct WorkshopTests {
  @Test("without a compiler says what to install")
  func noCompiler() {
    let problem = #expect(throws: Problem.self) {
      try Toolchain(products: "/", path: "/nowhere")
    }
    #expect(
      problem?.message == "there is no compiler: no swiftc on the PATH")
    #expect(problem?.help.hasPrefix("install the Swift toolchain") == true)
  }

  @Test("that cannot be written in is told once for each program")
  func noFolder() throws {
    let book = try SampleBook(fence("swift run", "_ = 1"))
    // A file where the folder is to be, so that root is refused as well.
    try book.set("file", to: "")
    let workshop = try book.workshop(folder: book.root + "/file/folder")
    let problem = try #require(
      workshop.judge(
        [(workshop.book.chapters[0], workshop.book.chapters[0].checks[0])],
        jobs: 1, progress: { _, _ in }
      ).first?.problems.first)
    #expect(problem.message == "cannot make this folder: Not a directory")
    #expect(problem.help.hasPrefix("make room"))
  }

  @Test("on a full disk says so")
  func fullDisk() throws {
    let book = try SampleBook("")
    let file = book.root + "/full"
    try FileManager.default.createSymbolicLink(
      atPath: file, withDestinationPath: "/dev/full")
    let problem = #expect(throws: Problem.self) { try write("text", to: file) }
    #expect(
      problem?.message == "cannot write this file: No space left on device")
  }

  @Test("runs again what did not hold, and remembers what did")
  func memory() throws {
    // Each run prints another time, so only a remembered one is the same.
    let time = """
      import Glibc
      var time = timespec()
      clock_gettime(CLOCK_MONOTONIC, &time)
      print(time.tv_sec, time.tv_nsec)
      """
    let book = try SampleBook(fence("swift run", time) + fence("output", "1 1"))
    let folder = book.root + "/workshop"
    func printed() throws -> String? {
      let workshop = try book.workshop(memory: .runs, folder: folder)
      let chapter = workshop.book.chapters[0]
      return workshop.judge(chapter.checks[0], of: chapter)[1].replacement?
        .first
    }
    let first = try #require(try printed())
    #expect(try printed() != first)
    try book.set(
      SampleBook.text, to: fence("swift run", time) + fence("output", "..."))
    #expect(try printed() == nil)
    // Now the remembered run is compared, and what differs is run once more.
    let entries = try FileManager.default.contentsOfDirectory(
      atPath: folder + "/cache")
    #expect(entries.count == 1)
    let run: Run = try #require(
      load("run", in: folder + "/cache/" + entries[0]))
    let kept = String(decoding: run.output.dropLast(), as: UTF8.self)
    try book.set(
      SampleBook.text, to: fence("swift run", time) + fence("output", kept))
    #expect(try printed() == nil)
    let fresh = try book.workshop(memory: .programs, folder: folder)
    let outcome = fresh.judge(
      fresh.book.chapters[0].checks[0], of: fresh.book.chapters[0])[1]
    #expect(outcome.problems.count == 1)
  }

  @Test("removes what an engine that was killed left behind")
  func sweep() throws {
    let book = try SampleBook("")
    let folder = book.root + "/workshop"
    let killed = Process()
    killed.executableURL = URL(filePath: "/bin/sh")
    killed.arguments = ["-c", "kill -KILL $$"]
    try killed.run()
    killed.waitUntilExit()
    let dead = "/scratch/\(killed.processIdentifier)-a"
    let alive = "/scratch/\(getpid())-b"
    for path in [dead, alive] { try makeFolder(folder + path) }
    _ = try book.workshop(folder: folder).judge([], jobs: 1) { _, _ in }
    #expect(!FileManager.default.fileExists(atPath: folder + dead))
    #expect(FileManager.default.fileExists(atPath: folder + alive))
  }

  @Test("leaves no scratch folder behind")
  func scratch() throws {
    let book = try SampleBook(
      fence("swift run", "print(1)") + fence("output", "1"))
    let folder = book.root + "/workshop"
    let workshop = try book.workshop(folder: folder)
    let chapter = workshop.book.chapters[0]
    #expect(workshop.judge(chapter.checks[0], of: chapter).count == 2)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder + "/scratch")
        == [])
  }
}
