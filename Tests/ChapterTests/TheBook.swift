import Foundation
import Literate
import Synchronization
import Testing

/// The folder of the book, and of the package.
let bookFolder = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// The book that these tests belong to, read and judged once.
let theBook = TheBook()

final class TheBook: Sendable {
  private let workshop: Workshop?
  /// What is wrong with the book before anything is run.
  let problems: [Problem]
  /// Each check that was begun, by the name of its first listing.
  private let begun = Mutex<[String: Task<[Outcome], Never>]>([:])

  init() {
    do {
      let book = try Book.around(#filePath)
      workshop = try Workshop(
        book: book, toolchain: Toolchain(),
        folder: book.root + "/.build/workbook", memory: .programs)
      problems = book.problems
    } catch {
      workshop = nil
      problems = [error]
    }
  }

  var chapters: [String] { book?.chapters.map(\.name) ?? [] }

  var exercises: [Exercise] { book?.exercises ?? [] }

  var coverage: [Coverage] { book?.coverage() ?? [] }

  private var book: Book? { workshop?.book }

  func cases(of name: String) -> [FenceCase] {
    guard let chapter = book?.chapters.first(where: { $0.name == name }) else {
      return []
    }
    return chapter.checks.flatMap { check in
      check.listings.map {
        FenceCase(listing: $0, check: check, chapter: chapter)
      }
    }
  }

  /// What came of a listing: an output's check is its program's, made once.
  func outcome(of fence: FenceCase) async -> Outcome? {
    guard let workshop else { return nil }
    let task = begun.withLock { begun in
      let name = fence.check.listings[0].name
      let task =
        begun[name] ?? Task { workshop.judge(fence.check, of: fence.chapter) }
      begun[name] = task
      return task
    }
    return await task.value.first { $0.listing.name == fence.listing.name }
  }
}

/// A fence as a test case.
struct FenceCase: Sendable, CustomTestStringConvertible {
  let listing: Listing
  let check: Check
  let chapter: Chapter

  var testDescription: String { listing.name }

  func verify() async throws {
    let outcome = try #require(await theBook.outcome(of: self))
    switch outcome.verdict {
    case .passed: break
    case .failed(let problems):
      for problem in problems { problem.record() }
    case .skipped(let reason): try Test.cancel("\(reason)")
    }
  }
}

extension Problem {
  /// Records the problem as an issue at its own place.
  func record() {
    Issue.record(
      "\(explanation)", severity: severity == .error ? .error : .warning,
      sourceLocation: SourceLocation(
        fileID: file, filePath: bookFolder.path + "/" + file, line: line,
        column: column))
  }
}
