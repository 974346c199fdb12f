import Foundation
import Literate

/// Looks after a book while its author writes.
struct Previewer {
  let root: String
  /// The folder of the pages.
  let pages: String
  /// Where they are served.
  let address: String

  private let report = Report()
  private var proof = Proof()
  /// The files when they were last looked at.
  private var seen: BookFiles
  /// Those that were saved since all was last verified.
  private var saved: Set<String> = []

  init(root: String, pages: String, address: String) {
    self.root = root
    self.pages = pages
    self.address = address
    seen = BookFiles(of: root)
  }

  /// Verifies and shows the book, now and after each save.
  mutating func watch(until interruption: Interruption) {
    show()
    while !interruption.hasCome {
      usleep(100_000)
      let changes = changes()
      guard !changes.isEmpty else { continue }
      for file in changes.sorted() {
        print(report.paint.bold("\(file) was saved"))
      }
      saved.formUnion(changes)
      show()
    }
  }

  /// What was saved since it was last asked.
  ///
  /// A save of many files, or of one in two steps, is seen when it is over.
  private mutating func changes() -> Set<String> {
    var changes: Set<String> = []
    while true {
      let now = BookFiles(of: root)
      let more = now.changes(since: seen)
      if more.isEmpty { return changes }
      seen = now
      changes.formUnion(more)
      usleep(20_000)
    }
  }

  private mutating func show() {
    let begin = ContinuousClock.now
    do {
      let book = try Book(at: root)
      let isMade = try verify(book).map { makePages(of: book, $0) } ?? false
      print(
        isMade
          ? "The pages are made, in \(seconds(since: begin)) s: \(address)"
          : "The pages stay as they were: \(address)")
    } catch let problem as Problem {
      report.show(problem)
    } catch {
      print(error)
    }
    fflush(nil)
  }

  /// Verifies what was saved, or returns nil if the package does not build.
  private mutating func verify(_ book: Book) throws -> Verification? {
    let begin = ContinuousClock.now
    let touched = Touched(by: saved)
    if touched.isBuilt, try !build(book) { return nil }
    let whole = try Selection([], of: book)
    let checks = proof.due(touched, in: whole)
    let progress = Progress(count: checks.count)
    let outcomes = try workshop(for: book, memory: .runs).judge(
      checks, jobs: ProcessInfo.processInfo.activeProcessorCount
    ) { progress.show($0, $1.name) }
    progress.clear()
    saved = []
    let verification = proof.take(outcomes, of: whole)
    report.show(verification, seconds: seconds(since: begin))
    return verification
  }

  /// Makes the pages, and returns whether that went well.
  ///
  /// A problem that the verification has told is not told again.
  private func makePages(of book: Book, _ verification: Verification) -> Bool {
    do {
      try book.makePages(in: pages)
      return true
    } catch {
      if !verification.allProblems.contains(error) { report.show(error) }
      return false
    }
  }

  /// Builds the package, and shows what was printed if it failed.
  private func build(_ book: Book) throws -> Bool {
    fflush(nil)
    let (succeeded, printed) = try book.run(tool: ["swift", "build"])
    if !succeeded {
      print(printed, terminator: "")
      report.show("swift failed", holds: false)
    }
    return succeeded
  }
}

/// The seconds since a moment, in tenths.
private func seconds(since begin: ContinuousClock.Instant) -> Double {
  ((ContinuousClock.now - begin) / .milliseconds(100)).rounded() / 10
}
