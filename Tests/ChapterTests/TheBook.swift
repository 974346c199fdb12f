import Foundation
import Literate
import Mutation
import Synchronization
import Testing

/// The directory of the book, and of the package.
let bookDirectory = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// The book that these tests belong to.
let theBook = Result {
  try Book(in: Files(root: bookDirectory.path))
}

/// What came of its checks and of its wrong answers, by the names of listings
/// and the paths of files.
///
/// A part of the book, a text or all wrong answers, is judged when the first
/// test asks for it, one part after the other, on threads of its own. What held
/// before is not run again.
actor Judgement {
  static let shared = Judgement()

  private var outcomes: [String: Task<[String: Outcome], any Error>] = [:]
  private var refusals: Task<[String: Problem], any Error>?
  /// It waits for processes, which no task may do.
  private let queue = DispatchQueue(label: "judgement")
  private static let verifier = Result {
    let book = try theBook.get()
    return try Verifier(
      book: book, toolchain: Toolchain(),
      directory: book.workDirectory)
  }

  /// What came of the checks of a text.
  func outcomes(of text: Text) async throws -> [String: Outcome] {
    let task =
      outcomes[text.path]
      ?? begin { verifier in
        let outcomes = verifier.outcomes(of: text.checks, jobs: jobs) { _, _ in
        }
        let named = outcomes.flatMap { outcome in
          outcome.check.listings.map { ($0.name, outcome) }
        }
        return Dictionary(named) { first, _ in first }
      }
    outcomes[text.path] = task
    return try await task.value
  }

  /// What is wrong with the wrong answers to all exercises.
  func problemsOfWrongAnswers() async throws -> [String: Problem] {
    let task =
      refusals
      ?? begin { verifier in
        let answers = verifier.book.exercises.flatMap { exercise in
          exercise.wrong.map { (exercise, $0) }
        }
        // Some of them hang until their time is up.
        let problems = sideBySide(answers.count, jobs: 2 * jobs) {
          index -> (String, Problem?) in
          let (exercise, answer) = answers[index]
          do throws(Problem) {
            let problem = try verifier.problem(ofWrong: answer, at: exercise)
            return (answer.path, problem)
          } catch {
            return (answer.path, error)
          }
        }
        return Dictionary(uniqueKeysWithValues: problems)
          .compactMapValues(\.self)
      }
    refusals = task
    return try await task.value
  }

  private func begin<Value: Sendable>(
    _ work: @escaping @Sendable (Verifier) -> Value
  ) -> Task<Value, any Error> {
    let queue = queue
    return Task {
      try await withCheckedThrowingContinuation { continuation in
        queue.async {
          continuation.resume(with: Result { work(try Self.verifier.get()) })
        }
      }
    }
  }
}

private let jobs = ProcessInfo.processInfo.activeProcessorCount

/// A fence as a test case.
struct FenceCase: Sendable, CustomTestStringConvertible {
  let text: Text
  let listing: Listing

  var testDescription: String { listing.name }

  /// The fences of the chapter of a name.
  static func all(in chapter: String) -> [FenceCase] {
    let text = try? theBook.get().chapters.first { $0.name == chapter }?.text
    return text.map { all(in: $0) } ?? []
  }

  static func all(in text: Text) -> [FenceCase] {
    text.checks.flatMap(\.listings).map { FenceCase(text: text, listing: $0) }
  }

  func verify() async throws {
    let outcomes = try await Judgement.shared.outcomes(of: text)
    let outcome = try #require(outcomes[listing.name])
    for problem in outcome.problems { problem.record() }
    if outcome.problems.isEmpty, let reason = outcome.skipped {
      try Test.cancel("\(reason)")
    }
  }
}

extension Problem {
  /// Records the problem as an issue at its own place.
  func record() {
    Issue.record(
      "\(explanation)",
      sourceLocation: SourceLocation(
        fileID: place.file, filePath: bookDirectory.path + "/" + place.file,
        line: place.line, column: place.column))
  }
}
