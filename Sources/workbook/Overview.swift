import Literate

extension Attempts {
  /// The course as a reader sees it: what is done, and what to do next.
  func overview(_ paint: Paint) -> String {
    "\(list(paint))\n\n\(progress)\n\(invitation)"
  }

  /// The chapters and their exercises, a line each.
  func list(_ paint: Paint) -> String {
    var lines: [String] = []
    let width = book.exercises.map(\.name.count).max() ?? 0
    for chapter in book.chapters {
      lines.append(paint.bold("\(chapter.name)  \(chapter.text.title)"))
      for exercise in chapter.exercises {
        lines.append(
          (isPassed(exercise) ? paint.good("  + ") : "  - ")
            + exercise.name.padded(to: width + 2) + exercise.title)
      }
    }
    return lines.joined(separator: "\n")
  }

  /// A bar, and its figures: `[####------] 4 of 10 exercises hold`.
  var progress: String {
    let all = book.exercises
    let passed = all.count { isPassed($0) }
    let width = 40
    let full = all.isEmpty ? 0 : width * passed / all.count
    return "["
      + String(repeating: "#", count: full)
      + String(repeating: "-", count: width - full)
      + "] \(passed) of \(all.count) exercises hold"
  }

  /// The next thing to type.
  var invitation: String {
    guard let exercise = next() else {
      return "There is nothing left to do."
    }
    if !isStarted(exercise) { return "Next: swift run workbook start" }
    return "Next: write in \(path(of: exercise)), and let it be checked by\n"
      + "      swift run workbook watch"
  }
}
