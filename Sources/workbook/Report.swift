import Foundation
import Literate

/// Prints what was found.
struct Report {
  let paint = Paint()

  func show(_ verification: Verification, seconds: Double) {
    for problem in verification.allProblems { show(problem) }
    show(verification.summary(seconds: seconds), holds: verification.holds)
  }

  func show(_ problem: Problem) {
    let head = "\(problem.file):\(problem.line):\(problem.column):"
    let severity = "\(problem.severity.rawValue):"
    print(
      paint.bold(head),
      problem.severity == .error
        ? paint.error(severity) : paint.warning(severity),
      paint.bold(problem.message))
    for line in problem.detail {
      print(
        "    "
          + (line.hasPrefix("- ")
            ? paint.bad(line) : line.hasPrefix("+ ") ? paint.good(line) : line))
    }
    print("  help: " + problem.help)
  }

  func show(_ summary: String, holds: Bool) {
    print(holds ? paint.good(summary) : paint.bad(summary))
  }

  func show(_ verdict: Verdict, for exercise: Exercise) {
    let lines = verdict.lines(for: exercise.name)
    show(lines[0], holds: verdict.isPassed)
    if case .doesNotCompile(let problems) = verdict {
      for problem in problems { show(problem) }
    } else {
      for line in lines.dropFirst() { print(line) }
    }
  }
}

/// Prints a line on standard error.
func complain(_ line: String) {
  FileHandle.standardError.write(Data((line + "\n").utf8))
}
