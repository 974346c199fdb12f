import Foundation
import Literate
import LiteratePages

/// `workbook preview`: verifies the book and makes its pages at every save.
enum Preview: Command {
  static let name = "preview"
  static let summary = "verify the book and make its pages at every save"
  static let help = """
    usage: workbook preview DIRECTORY

    Verifies the book and makes its web pages in DIRECTORY, now and after each
    save. What passed before and has not changed is not run again; changed code is
    built by SwiftPM first. It goes on, whatever fails, until you interrupt it.
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
      if !isBuilt { try build("programs", of: root) }
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

/// A snapshot of the files that an author edits.
private struct BookFiles {
  private let root: String
  private var states: [String: FileState]

  init(of root: String) {
    self.root = root
    states = Self.states(of: root)
  }

  /// The files saved since the last call.
  ///
  /// It waits for the end of a save of several files, or of one in two steps.
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
      // Hidden files are the editor's own.
      guard let kind = name.split(separator: ".").last, !name.hasPrefix("."),
        kinds.contains(String(kind))
      else { continue }
      states[path] = FileState(root + "/" + path)
    }
    return states
  }
}
