import Literate

extension Attempts {
  /// The course for its reader: what is solved, and what to do next.
  func overview(_ paint: Paint) -> String {
    "\(list(paint))\n\n\(progress)\n\(invitation)"
  }

  /// The chapters and their exercises, one line each.
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

  /// A progress bar: `[####------] 4 of 10 exercises solved`.
  var progress: String {
    let all = book.exercises
    let passed = all.count { isPassed($0) }
    let width = 40
    let full = all.isEmpty ? 0 : width * passed / all.count
    return "["
      + String(repeating: "#", count: full)
      + String(repeating: "-", count: width - full)
      + "] \(passed) of \(all.count) exercises solved"
  }

  /// The next thing to type.
  var invitation: String {
    guard let exercise = next() else {
      return "You have solved every exercise."
    }
    if !isStarted(exercise) { return "Next: swift run workbook start" }
    return "Next: edit \(path(of: exercise)), and have it checked with\n"
      + "      swift run workbook watch"
  }
}
