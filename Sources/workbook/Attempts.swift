import Foundation
import Literate

/// The reader's attempts at the exercises, in the directory `attempts` of the
/// book.
///
/// An attempt is a file that began as the stub and is the reader's from then
/// on: nothing here writes over it.
struct Attempts: Sendable {
  /// The book that the exercises are of.
  let book: Book

  /// The attempts at a book's exercises.
  init(at book: Book) {
    self.book = book
  }

  /// Where an attempt is, relative to the book's root.
  func path(of exercise: Exercise) -> String {
    "attempts/\(exercise.chapter)/\(exercise.name).swift"
  }

  /// Whether there is an attempt at an exercise.
  func isStarted(_ exercise: Exercise) -> Bool {
    book.files.exists(path(of: exercise))
  }

  /// Reads the attempt at an exercise.
  ///
  /// Throws what to do if there is none.
  func attempt(
    at exercise: Exercise
  ) throws(Problem) -> SourceFile {
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

  /// Puts the stub in the place of an attempt, and returns the path under which
  /// the attempt is kept; nil if it is the stub.
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

  /// Makes a file, unless there is one: then false.
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
        "cannot be made: \(error.localizedDescription)",
        help: "see that the directory may be written in")
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
    codeLines.map { lines[$0].trimmingCharacters(in: .whitespaces) }
  }
}

extension Attempts {
  /// Whether the attempt at an exercise holds, just as it is.
  func isPassed(_ exercise: Exercise) -> Bool {
    guard let attempt = try? attempt(at: exercise),
      let passed = try? SourceFile(mark(of: exercise), in: book.files)
    else { return false }
    return attempt.lines == passed.lines
  }

  /// Remembers whether an attempt holds: by a copy of it, so that one that is
  /// changed is to be checked again.
  func mark(
    _ exercise: Exercise, _ attempt: SourceFile, passed: Bool
  ) throws(Problem) {
    let mark = mark(of: exercise)
    try? FileManager.default.removeItem(atPath: book.files.path(of: mark))
    if passed { _ = try make(mark, attempt.text) }
  }

  private func mark(of exercise: Exercise) -> String {
    "attempts/.passed/\(exercise.name).swift"
  }

  /// The first exercise that does not hold yet, behind another if one is given,
  /// and then from the beginning again.
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
