import Foundation
import Literate

/// Prints what does not hold, in colours if that is wanted and possible.
struct Report {
  private let colours =
    isatty(STDOUT_FILENO) == 1
    && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty

  func show(_ problem: Problem) {
    guard colours else {
      print(problem)
      return
    }
    let colour = problem.severity == .error ? "31" : "35"
    let head = "\(problem.file):\(problem.line):\(problem.column):"
    print(
      paint(head, "1"), paint("\(problem.severity.rawValue):", "1;" + colour),
      paint(problem.message, "1"))
    for line in problem.detail {
      let colour =
        line.hasPrefix("- ") ? "31" : line.hasPrefix("+ ") ? "32" : nil
      print("    " + (colour.map { paint(line, $0) } ?? line))
    }
    print("  help: " + problem.help)
  }

  func show(_ summary: String, holds: Bool) {
    print(colours ? paint(summary, holds ? "32" : "31") : summary)
  }

  private func paint(_ text: String, _ colour: String) -> String {
    "\u{1b}[\(colour)m\(text)\u{1b}[0m"
  }
}
