import Foundation

/// The reader's attempts at the exercises, in the folder `attempts` of the
/// book.
///
/// An attempt is a file that began as the stub and is the reader's from then
/// on: nothing here writes over it.
public struct Attempts: Sendable {
  /// The book that the exercises are of.
  public let book: Book

  /// The attempts at a book's exercises.
  public init(at book: Book) {
    self.book = book
  }

  /// Where an attempt is, relative to the book's root.
  public func path(of exercise: Exercise) -> String {
    "attempts/\(exercise.chapter)/\(exercise.name).swift"
  }

  /// Whether there is an attempt at an exercise.
  public func isStarted(_ exercise: Exercise) -> Bool {
    FileManager.default.fileExists(atPath: book.root + "/" + path(of: exercise))
  }

  /// Reads the attempt at an exercise.
  ///
  /// Throws what to do if there is none.
  public func attempt(
    at exercise: Exercise
  ) throws(Problem) -> SourceFile {
    guard isStarted(exercise) else { throw unstarted(exercise) }
    return try SourceFile(path(of: exercise), in: book.folder)
  }

  private func unstarted(_ exercise: Exercise) -> Problem {
    Place(file: path(of: exercise)).problem(
      "there is no attempt at \(exercise.name) yet",
      help: "`swift run workbook start` copies the stubs")
  }

  /// Copies the stub of each exercise that has no attempt, and returns the
  /// paths of the copies.
  public func start() throws(Problem) -> [String] {
    var paths: [String] = []
    for exercise in book.exercises where !isStarted(exercise) {
      let path = path(of: exercise)
      try makeFolder(book.root + "/attempts/" + exercise.chapter)
      // A name of its own: what is linked below is never opened again.
      let new = "\(book.root)/\(path).\(getpid())"
      defer { unlink(new) }
      try write(exercise.stub.text, to: new)
      // Unlike a rename, a link never takes the place of a file.
      if link(new, book.root + "/" + path) == 0 { paths.append(path) }
    }
    return paths
  }

  /// Puts the stub in the place of an attempt, and returns the path under which
  /// the attempt is kept; nil if it is the stub.
  public func reset(_ exercise: Exercise) throws(Problem) -> String? {
    let path = path(of: exercise)
    guard isStarted(exercise) else { throw unstarted(exercise) }
    if (try? attempt(at: exercise))?.text == exercise.stub.text { return nil }
    var number = 1
    while true {
      let aside = path.replacing(/\.swift$/, with: ".\(number).swift")
      if link(book.root + "/" + path, book.root + "/" + aside) == 0 {
        do {
          try replace(book.root + "/" + path, with: exercise.stub.text)
        } catch {
          unlink(book.root + "/" + aside)
          throw error
        }
        return aside
      }
      guard errno == EEXIST else {
        throw Place(file: aside).problem(
          "cannot be made: \(String(cString: strerror(errno)))",
          help: "see that the folder may be written in")
      }
      number += 1
    }
  }

  /// The solution, for a reader who has tried.
  public func solution(to exercise: Exercise) throws(Problem) -> String {
    if try attempt(at: exercise).code == exercise.stub.code {
      throw Place(file: path(of: exercise)).problem(
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
  public func isPassed(_ exercise: Exercise) -> Bool {
    guard let attempt = try? attempt(at: exercise),
      let passed = try? read(mark(of: exercise), root: book.root)
    else { return false }
    return attempt.text == passed
  }

  /// Remembers whether an attempt holds: by a copy of it, so that one that is
  /// changed is to be checked again.
  public func mark(
    _ exercise: Exercise, _ attempt: SourceFile, passed: Bool
  ) throws(Problem) {
    if passed {
      try makeFolder(book.root + "/attempts/.passed")
      try replace(book.root + "/" + mark(of: exercise), with: attempt.text)
    } else {
      unlink(book.root + "/" + mark(of: exercise))
    }
  }

  private func mark(of exercise: Exercise) -> String {
    "attempts/.passed/\(exercise.name).swift"
  }

  /// The first exercise that does not hold yet, behind another if one is given,
  /// and then from the beginning again.
  public func next(after other: Exercise? = nil) -> Exercise? {
    let all = book.exercises
    let begin =
      other.flatMap { other in all.firstIndex { $0.name == other.name } }
      .map { $0 + 1 } ?? 0
    return (all[begin...] + all[..<begin]).first {
      !isPassed($0) && $0.name != other?.name
    }
  }
}
