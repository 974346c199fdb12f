/// Something that does not hold, told as compilers tell it.
public struct Problem: Error, Equatable, Encodable, Sendable {
  /// How bad it is: only an error makes a verification fail.
  public enum Severity: String, Encodable, Sendable {
    case error, warning
  }

  /// The file, relative to the book's root.
  public var file: String
  /// The line in the file, counted from 1.
  public var line: Int
  /// The column in the line, counted from 1.
  public var column: Int
  /// How bad it is.
  public var severity: Severity
  /// What is wrong, in one line.
  public var message: String
  /// The evidence: a diff, or what a compiler or program printed.
  public var detail: [String]
  /// What to do about it.
  public var help: String

  init(
    _ file: String, line: Int = 1, column: Int = 1,
    severity: Severity = .error, _ message: String,
    detail: [String] = [], help: String
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.severity = severity
    self.message = message
    self.detail = detail
    self.help = help
  }

  /// The line that it is about.
  var place: Place { Place(file: file, line: line) }

  /// The problem without its place: message, evidence and help.
  public var explanation: String {
    ([message] + detail.map { "    " + $0 } + ["  help: " + help])
      .joined(separator: "\n")
  }
}

extension Problem: CustomStringConvertible {
  /// The problem as `FILE:LINE:COLUMN: error: MESSAGE` and its explanation.
  public var description: String {
    "\(file):\(line):\(column): \(severity.rawValue): \(explanation)"
  }
}
