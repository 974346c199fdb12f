import Foundation
import Literate

/// Prints what was found.
struct Report {
  let paint = Paint()

  /// Shows every problem, and a line that sums up.
  func show(
    _ verification: Verification, since begin: ContinuousClock.Instant
  ) {
    for problem in verification.problems { show(problem) }
    show(
      verification.summary(
        seconds: (ContinuousClock.now - begin) / .seconds(1)),
      holds: verification.holds)
  }

  func show(_ problem: Problem) {
    print(
      paint.bold("\(problem.place):"), paint.error("error:"),
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
