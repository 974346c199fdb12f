/// A place in a file of the book.
package struct Place: Hashable, Sendable {
  /// The file, relative to the book's root.
  package var file: String
  /// The line and the column in it, counted from 1.
  package var line = 1
  package var column = 1

  package init(_ file: String, line: Int = 1, column: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// A problem at this place.
  package func problem(
    _ message: String, detail: [String] = [], help: String,
    isFailure: Bool = false
  ) -> Problem {
    Problem(
      place: self, message: message, detail: detail, help: help,
      isFailure: isFailure)
  }
}

/// Something wrong with the book, reported the way compilers report errors.
package struct Problem: Error, Equatable, Sendable {
  package var place: Place
  /// What is wrong, in one line.
  package var message: String
  /// The evidence: a diff, or what a compiler or program printed.
  package var detail: [String] = []
  /// What to do about it.
  package var help: String
  /// Whether the engine failed, so that nothing is known of the book.
  package let isFailure: Bool

  /// The message, the evidence and the help.
  package var explanation: String {
    ([message] + detail.map { "    " + $0 } + ["  help: " + help])
      .joined(separator: "\n")
  }
}

extension Place: CustomStringConvertible {
  package var description: String { "\(file):\(line):\(column)" }
}

extension Problem: CustomStringConvertible {
  /// The problem as `FILE:LINE:COLUMN: error: MESSAGE` and its explanation.
  package var description: String { "\(place): error: \(explanation)" }
}
