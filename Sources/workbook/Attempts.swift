import Foundation
import Literate

/// The reader's attempts at a book's exercises, in its directory `attempts`.
///
/// An attempt is a file that starts as a copy of the stub and belongs to the
/// reader from then on: nothing here overwrites it.
struct Attempts: Sendable {
  let book: Book

  /// Where an attempt is, relative to the book's root.
  func path(of exercise: Exercise) -> String {
    "attempts/\(exercise.chapter)/\(exercise.name).swift"
  }

  /// Whether there is an attempt at an exercise.
  func isStarted(_ exercise: Exercise) -> Bool {
    book.files.exists(path(of: exercise))
  }

  /// Reads the attempt at an exercise.
  func attempt(at exercise: Exercise) throws(Problem) -> SourceFile {
    guard isStarted(exercise) else { throw unstarted(exercise) }
    return try SourceFile(path(of: exercise), in: book.files)
  }

  private func unstarted(_ exercise: Exercise) -> Problem {
    Place(path(of: exercise)).problem(
      "there is no attempt at \(exercise.name) yet",
      help: "`swift run workbook start` copies the stubs")
  }

  /// Copies the stub of each exercise that has no attempt, and returns the
  /// paths of the copies.
  func start() throws(Problem) -> [String] {
    var paths: [String] = []
    for exercise in book.exercises where !isStarted(exercise) {
      let path = path(of: exercise)
      if try make(path, exercise.stub.text) { paths.append(path) }
    }
    return paths
  }

  /// Replaces an attempt with the stub, and returns the path that the attempt
  /// is saved under; nil if it is still the stub.
  func reset(_ exercise: Exercise) throws(Problem) -> String? {
    let path = path(of: exercise)
    guard isStarted(exercise) else { throw unstarted(exercise) }
    if (try? attempt(at: exercise))?.lines == exercise.stub.lines { return nil }
    let text = try book.files.raw(path)
    var number = 1
    while true {
      let aside = path.replacing(/\.swift$/, with: ".\(number).swift")
      if try make(aside, text) {
        try replace(
          book.files.path(of: path), with: exercise.stub.text, if: text)
        return aside
      }
      number += 1
    }
  }

  /// Creates a file, or returns false if there already is one.
  private func make(_ path: String, _ text: String) throws(Problem) -> Bool {
    let file = URL(filePath: book.files.path(of: path))
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file, options: .withoutOverwriting)
      return true
    } catch CocoaError.fileWriteFileExists {
      return false
    } catch {
      throw Place(path).problem(
        "cannot be created: \(error.localizedDescription)",
        help: "free some space, or check that its directory is writable")
    }
  }

  /// The solution, for a reader who has tried.
  func solution(to exercise: Exercise) throws(Problem) -> String {
    if try attempt(at: exercise).code == exercise.stub.code {
      throw Place(path(of: exercise)).problem(
        "the attempt at \(exercise.name) is still the stub",
        help: "try it first; `swift run workbook hint \(exercise.name)` helps")
    }
    return exercise.solution.text
  }
}

extension SourceFile {
  /// The lines of code, without blanks around them.
  fileprivate var code: [String] {
    codeLines(in: lines).map { lines[$0].trimmingCharacters(in: .whitespaces) }
  }
}

extension Attempts {
  /// Whether the attempt at an exercise has passed its check as it now stands.
  func isPassed(_ exercise: Exercise) -> Bool {
    guard let attempt = try? attempt(at: exercise),
      let passed = try? SourceFile(mark(of: exercise), in: book.files)
    else { return false }
    return attempt.lines + exercise.check.lines == passed.lines
  }

  /// Remembers whether an attempt passed, by a copy of it and of the check:
  /// once either has changed, it has to be checked again.
  func mark(
    _ exercise: Exercise, _ attempt: SourceFile, passed: Bool
  ) throws(Problem) {
    let mark = mark(of: exercise)
    try? FileManager.default.removeItem(atPath: book.files.path(of: mark))
    if passed { _ = try make(mark, attempt.text + exercise.check.text) }
  }

  private func mark(of exercise: Exercise) -> String {
    "attempts/.passed/\(exercise.name).swift"
  }

  /// The first exercise not passed yet, starting after another if one is given
  /// and then from the beginning.
  func next(after other: Exercise? = nil) -> Exercise? {
    let all = book.exercises
    let begin =
      other.flatMap { other in all.firstIndex { $0.name == other.name } }
      .map { $0 + 1 } ?? 0
    return (all[begin...] + all[..<begin]).first {
      !isPassed($0) && $0.name != other?.name
    }
  }
}
