import Foundation
import Supervisor
import Synchronization
import TestSupport
import Testing

@testable import Literate

@Suite("Scratch directories", .fewThreads)
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
        let names = try Files(root: scratch).names(in: ".")
        #expect(names == [])
        try write("a", to: scratch + "/a")
        throw Place("a").problem("b", help: "c")
      }
    }
    #expect(try book.names(in: "scratch") == [])
  }

  @Test("fault 18: of a living engine are left alone, of a dead one swept up")
  func sweep() throws {
    let (book, all) = try make()
    let name = "scratch/" + UUID().uuidString
    let left = book.path(of: name)
    try book.write("a", to: name + "/a")
    try book.write("", to: name + ".lock")
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

  @Test("are swept up only if their names are the engine's")
  func foreign() throws {
    let (book, all) = try make()
    try book.write("mine", to: "scratch/mine/a")
    try book.write("mine", to: "scratch/mine.lock")
    all.sweep()
    #expect(try book.names(in: "scratch") == ["mine", "mine.lock"])
    #expect(try book.names(in: "scratch/mine") == ["a"])
  }

  @Test("are lent while others sweep")
  func together() throws {
    let (book, all) = try make()
    let isOver = Mutex(false)
    let lent = sideBySide(4, jobs: 4) { index -> Int in
      if index > 0 {
        while !isOver.withLock({ $0 }) { all.sweep() }
        return 0
      }
      defer { isOver.withLock { $0 = true } }
      return (0..<100).count { _ in
        do {
          return try all.lend { scratch throws(Problem) in
            try write("a", to: scratch + "/a")
            let lock = FileManager.default.fileExists(atPath: scratch + ".lock")
            return lock && Files(root: scratch).exists("a")
          }
        } catch {
          return false
        }
      }
    }
    #expect(lent == [100, 0, 0, 0])
    #expect(try book.names(in: "scratch") == [])
  }

  @Test("are removed whatever permissions and names a program left in them")
  func closed() throws {
    let (book, all) = try make()
    let verifier = try book.verifier()
    let run = try all.lend { scratch throws(Problem) in
      try verifier.run(
        [
          "/bin/sh", "-c",
          "mkdir -p a/b && touch a/b/c \"$(printf 'a/\\377')\" && ln -s / a/link"
            + " && chmod 0 a/b/c a/b a .",
        ], in: scratch, for: Place("a"), limit: 10_000)
    }
    #expect(run.ending == .exit(0), "\(run.text)")
    #expect(try book.names(in: "scratch") == [])
  }

  @Test(
    "that hold a mount are told and kept, until a sweep can remove them",
    .enabled(if: canMount, "needs root, and a mount namespace of its own"))
  func mounted() throws {
    let book = try SmallBook(files: ["mine/file": "mine"])
    let mine = book.path(of: "mine")
    try book.write(
      fence("console", "$ mkdir a && mount --bind '\(mine)' a"),
      to: SmallBook.text)
    let run = try book.shell("unshare --mount workbook verify")
    #expect(run.ending == .exit(1))
    #expect(run.printed.contains("/a is in the way: Device or resource busy\n"))
    #expect(try book.text(of: "mine/file") == "mine")
    #expect(try book.names(in: ".build/workbook/scratch").count == 2)
    try book.write("# No fence\n", to: SmallBook.text)
    #expect(try book.workbook("verify").ending == .exit(0))
    #expect(try book.names(in: ".build/workbook/scratch") == [])
  }

  private static let canMount =
    geteuid() == 0
    && (try? SmallBook().shell("unshare --mount mount --bind . ."))?.ending
      == .exit(0)

  @Test("and strays of a run whose engine and supervisor are gone are ended")
  func strays() throws {
    let (book, all) = try make()
    let name = "scratch/" + UUID().uuidString
    let home = book.path(of: name)
    try book.write("", to: name + "/a")
    try book.write("", to: name + ".lock")
    // Before it prints, it may still be in the middle of an exec, and have no
    // environment.
    let command = ["/bin/sh", "-c", "echo .; read line"]
    let stray = try Started(command, environment: ["HOME": home])
    let other = try Started(command, environment: ["HOME": home + "2"])
    for one in [stray, other] { _ = one.text(to: ".") }
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

@Suite("The toolchain", .fewThreads)
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

  @Test("that cannot be asked says why")
  func notStarted() throws {
    let book = try SmallBook(files: ["bin/swiftc": "no program"])
    chmod(book.path(of: "bin/swiftc"), 0o755)
    let problem = #expect(throws: Problem.self) {
      try Toolchain(path: book.path(of: "bin"))
    }
    #expect(
      problem?.message
        == "cannot start \(book.path(of: "bin/swiftc")): Exec format error")
  }

  /// What a compiler says of how it would compile, but for its commands.
  @Test(
    "that says more than how it would compile is understood, or told",
    arguments: [
      ("echo 'warning: an option is new' >&2; exec \"$real\" \"$@\"", true),
      ("echo 'warning: an option is new' >&2", false), (":", false),
    ])
  func plans(script: String, holds: Bool) throws {
    let book = try SmallBook(
      fence("swift run", "print(1)") + fence("output", "1")
        + fence("swift build", "let a = 1"))
    let real = try Toolchain()
    try book.write(
      script: """
        real='\(real.usr)/bin/swiftc'
        case $1 in
        '-###') \(script) ;;
        *) "$real" "$@" | sed 's|\(real.usr)/lib|\(book.path(of: "usr/lib"))|' ;;
        esac
        """, to: "usr/bin/swiftc")
    try FileManager.default.createSymbolicLink(
      atPath: book.path(of: "usr/bin/ld.lld"),
      withDestinationPath: real.usr + "/bin/ld.lld")
    let toolchain = try Toolchain(
      path: book.path(of: "usr/bin") + ":" + Toolchain.searchPath)
    let problems = try book.verify(by: book.verifier(toolchain: toolchain))
      .problems
    #expect(
      problems.map(\.message)
        == (holds
          ? []
          : Array(
            repeating: "the compiler doesn't say how it would compile this",
            count: 2)))
  }

  @Test("that does not say what it is, is no toolchain")
  func mute() throws {
    let book = try SmallBook()
    try book.write(script: "echo a compiler", to: "bin/swiftc")
    let problem = #expect(throws: Problem.self) {
      try Toolchain(path: book.path(of: "bin"))
    }
    #expect(
      problem?.message.hasSuffix(
        "bin/swiftc printed no target information: it ended with exit status 0")
        == true)
    #expect(problem?.detail == ["a compiler"])
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
