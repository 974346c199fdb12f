import Foundation
import Supervisor
import Synchronization
import TestSupport
import Testing

@testable import Literate

@Suite("Scratch directories")
struct ScratchTests {
  private func make() throws -> (SmallBook, Scratch) {
    let book = try SmallBook()
    return (book, Scratch(directory: book.path(of: "scratch")))
  }

  @Test("are empty, and gone afterwards")
  func lent() throws {
    let (book, all) = try make()
    try all.lend { scratch throws(Problem) in
      try write("a", to: scratch + "/a")
      #expect(scratch.hasPrefix(book.path(of: "scratch/")))
    }
    #expect(throws: Problem.self) {
      try all.lend { scratch throws(Problem) in
        #expect(Files(root: scratch).names(in: ".") == [])
        try write("a", to: scratch + "/a")
        throw Place("a").problem("b", help: "c")
      }
    }
    #expect(try book.names(in: "scratch") == [])
  }

  @Test("fault 18: of a living engine are left alone, of a dead one swept up")
  func sweep() throws {
    let (book, all) = try make()
    let left = book.path(of: "scratch/left")
    try book.write("a", to: "scratch/left/a")
    try book.write("", to: "scratch/left.lock")
    try all.lend { scratch throws(Problem) in
      // Another engine holds this one, in another container perhaps.
      let lock = open(left + ".lock", O_RDWR)
      flock(lock, LOCK_EX)
      all.sweep()
      #expect(Files(root: scratch).isDirectory("."))
      #expect(Files(root: left).exists("a"))
      close(lock)
      all.sweep()
      #expect(Files(root: scratch).isDirectory("."))
    }
    #expect(try book.names(in: "scratch") == [])
  }

  @Test("are lent while others sweep")
  func together() throws {
    let (book, all) = try make()
    let isOver = Mutex(false)
    let lent = sideBySide(2, jobs: 2) { index -> Int in
      if index == 1 {
        while !isOver.withLock({ $0 }) { all.sweep() }
        return 0
      }
      defer { isOver.withLock { $0 = true } }
      return (0..<300).count { _ in
        do {
          return try all.lend { scratch throws(Problem) in
            try write("a", to: scratch + "/a")
            return Files(root: scratch).exists("a")
          }
        } catch {
          return false
        }
      }
    }
    #expect(lent == [300, 0])
    #expect(try book.names(in: "scratch") == [])
  }

  @Test("and strays of a run whose engine and supervisor are gone are ended")
  func strays() throws {
    let (book, all) = try make()
    let home = book.path(of: "scratch/left")
    try book.write("", to: "scratch/left/a")
    try book.write("", to: "scratch/left.lock")
    let stray = try Started(
      ["/bin/sleep", "1000"], environment: ["HOME": home])
    let other = try Started(
      ["/bin/sleep", "1000"], environment: ["HOME": home + "2"])
    all.sweep()
    #expect(stray.end() == .signal(SIGKILL))
    other.signal(SIGTERM)
    #expect(other.end() == .signal(SIGTERM))
  }
}

@Suite("Work side by side")
struct SideBySideTests {
  @Test(
    "is all done, in order, by as many as there are jobs",
    arguments: [0, 1, 3, 99])
  func order(jobs: Int) {
    #expect(sideBySide(7, jobs: jobs) { $0 * $0 } == [0, 1, 4, 9, 16, 25, 36])
    #expect(sideBySide(0, jobs: jobs) { $0 } == [])
  }
}

@Suite("The toolchain")
struct ToolchainTests {
  @Test("without a compiler says what to install")
  func noCompiler() {
    let problem = #expect(throws: Problem.self) {
      try Toolchain(products: "/", path: "/nowhere")
    }
    #expect(problem?.message == "there is no compiler: no swiftc on the PATH")
    #expect(problem?.help.hasPrefix("install the Swift toolchain") == true)
  }

  @Test("fault 8: is asked what it is, whatever the PATH leads to")
  func proxy() throws {
    let book = try SmallBook()
    let real = try #require(Toolchain.find("swiftc"))
    try book.write(script: "exec '\(real)' \"$@\"", to: "bin/swiftc")
    let path = book.path(of: "bin") + ":" + Toolchain.searchPath
    let toolchain = try Toolchain(path: path)
    let direct = try Toolchain()
    #expect(toolchain.usr == direct.usr)
    #expect(toolchain.version == direct.version)
    #expect(toolchain.compiler(of: .swift) == direct.usr + "/bin/swiftc")
    // The proxy comes to lead to another, as by `swiftly use`.
    try book.write(
      script:
        "'\(real)' \"$@\" | sed 's/Swift version [0-9.]*/Swift version 9/'",
      to: "bin/swiftc")
    #expect(try Toolchain(path: path).version != direct.version)
  }

  @Test("that does not tell what it is, is no toolchain")
  func mute() throws {
    let book = try SmallBook()
    try book.write(script: "echo a compiler", to: "bin/swiftc")
    let problem = #expect(throws: Problem.self) {
      try Toolchain(path: book.path(of: "bin"))
    }
    #expect(
      problem?.message.hasSuffix("bin/swiftc does not tell what it is") == true)
    #expect(problem?.detail == ["a compiler"])
  }

  @Test("fault 6: the libraries are a product, wherever it is built")
  func products() {
    #expect(
      FileManager.default.fileExists(
        atPath: productsDirectory() + "/libSnippets.a"))
    #expect(
      FileManager.default.isExecutableFile(
        atPath: productsDirectory() + "/workbook"))
  }

  @Test("a program is found by its name or its whole path, a directory is none")
  func find() throws {
    let book = try SmallBook(files: ["bin/text": "", "bin/tool/a": ""])
    try book.write(script: "", to: "bin/script")
    let (bin, path) = (book.path(of: "bin"), "/nowhere:" + book.path(of: "bin"))
    #expect(Toolchain.find("script", on: path) == bin + "/script")
    #expect(Toolchain.find(bin + "/script", on: "") == bin + "/script")
    #expect(Toolchain.find("text", on: path) == nil)
    #expect(Toolchain.find("tool", on: path) == nil)
    #expect(Toolchain.find("/tmp", on: path) == nil)
  }
}
