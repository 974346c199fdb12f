/// A place in a file of the book, where something may be wrong.
struct Place: Hashable, Sendable {
  /// The file, relative to the book's root.
  let file: String
  /// The line, counted from 1.
  var line = 1

  /// An error at this place.
  func problem(
    _ message: String, detail: [String] = [], help: String
  ) -> Problem {
    Problem(file, line: line, message, detail: detail, help: help)
  }
}
