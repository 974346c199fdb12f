import Foundation
import Literate
import LiteratePages

/// `workbook preview`: verifies the book and makes its pages whenever it is saved.
enum Preview: Command {
  static let name = "preview"
  static let summary = "verify the book and make its pages at every save"
  static let options: [String: String?] = [:]
  static let help = """
    usage: workbook preview DIRECTORY

    Verifies the book and makes its web pages in DIRECTORY, now and after each
    save; what held before and is as it was is not run again. Code is built by
    SwiftPM before. It goes on, whatever does not hold, until it is interrupted.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let pages = try arguments.exactly("DIRECTORY")[0]
    let root = try currentBook().root
    var seen = BookFiles(of: root)
    show(root, pages, isBuilt: true)
    while true {
      usleep(100_000)
      let changes = seen.changes()
      guard !changes.isEmpty else { continue }
      for file in changes.sorted() { print(Paint().bold("\(file) was saved")) }
      show(root, pages, isBuilt: !changes.contains { !$0.hasSuffix(".md") })
    }
  }

  private static func show(_ root: String, _ pages: String, isBuilt: Bool) {
    let report = Report()
    let begin = ContinuousClock.now
    do {
      if !isBuilt {
        try Tool(arguments: ["swift", "build"], directory: root)
          .succeed(toMake: "programs")
      }
      let book = try Book(in: Files(root: root))
      let verification = try Verify.verify(
        [], of: book, ProcessInfo.processInfo.activeProcessorCount, true)
      report.show(verification, since: begin)
      let problems = try book.makePages(in: pages, with: Toolchain())
      for problem in problems { report.show(problem) }
      if problems.isEmpty { print("The pages are in \(pages).") }
    } catch let problem as Problem {
      report.show(problem)
    } catch {
      print(error)
    }
    fflush(nil)
  }
}

/// The files that an author of a book saves, as they were at one moment.
private struct BookFiles {
  private let root: String
  private var states: [String: FileState]

  init(of root: String) {
    self.root = root
    states = Self.states(of: root)
  }

  /// What was saved since it was last asked.
  ///
  /// A save of many files, or of one in two steps, is seen when it is over.
  mutating func changes() -> Set<String> {
    var changes: Set<String> = []
    while true {
      let now = Self.states(of: root)
      let more = Set(now.keys).union(states.keys)
        .filter { now[$0] != states[$0] }
      if more.isEmpty { return changes }
      states = now
      changes.formUnion(more)
      usleep(20_000)
    }
  }

  private static func states(of root: String) -> [String: FileState] {
    let kinds: Set = [
      "md", "swift", "c", "h", "modulemap", "dot", "svg", "html", "css",
    ]
    var paths = ["Package.swift", "README.md", "CONTRIBUTING.md"]
    for directory in ["chapters", "Sources"] {
      let below = try? FileManager.default.subpathsOfDirectory(
        atPath: root + "/" + directory)
      paths += (below ?? []).map { directory + "/" + $0 }
    }
    var states: [String: FileState] = [:]
    for path in paths {
      let name = path.split(separator: "/").last ?? ""
      // What begins with a dot is an editor's own.
      guard let kind = name.split(separator: ".").last, !name.hasPrefix("."),
        kinds.contains(String(kind))
      else { continue }
      states[path] = FileState(root + "/" + path)
    }
    return states
  }
}
