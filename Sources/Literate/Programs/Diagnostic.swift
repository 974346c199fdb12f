/// What a compiler said about a line.
package struct Diagnostic: Equatable {
  /// The file, as the compiler names it.
  package var file: String
  package var line: Int
  package var column: Int
  /// `error`, `warning` or `note`.
  var severity: String
  package var message: String
  /// Its first line, as the compiler printed it.
  var headline: String
  /// The lines below that: the code, and a caret at the column.
  var excerpt: [String] = []

  /// Reads a compiler's output, of Swift's `-diagnostic-style llvm` or clang's.
  package static func all(in output: String) -> [Diagnostic] {
    var result: [Diagnostic] = []
    for line in lines(of: output) {
      if let diagnostic = Diagnostic(line) {
        result.append(diagnostic)
      } else if !result.isEmpty, !line.isEmpty {
        result[result.count - 1].excerpt.append(line)
      }
    }
    return result
  }

  private init?(_ line: String) {
    let form = /(.+?):(\d+):(\d+): (?:fatal )?(error|warning|note): (.*)/
    guard let match = line.wholeMatch(of: form), let number = Int(match.2),
      let column = Int(match.3)
    else { return nil }
    file = String(match.1)
    self.line = number
    self.column = column
    severity = String(match.4)
    message = String(match.5)
    headline = line
  }
}
