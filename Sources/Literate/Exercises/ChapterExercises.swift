extension Exercise {
  /// The exercises below `## Exercises` in a chapter's text, and what is wrong
  /// with them before they are run.
  static func all(
    of chapter: String, text: Text, in files: Files
  ) throws(Problem) -> (exercises: [Exercise], problems: [Problem]) {
    var exercises: [Exercise] = []
    var problems: [Problem] = []
    let end = text.lines.count + 1
    let section =
      text.prose(1..<end) { $0 == "## Exercises" }.first ?? end
    let headings = text.prose(section..<end) { $0.hasPrefix("### ") }
    for (heading, next) in zip(headings, headings.dropFirst() + [end]) {
      do {
        let exercise = try Exercise(
          at: heading..<next, of: text, chapter, in: files)
        exercises.append(exercise)
        problems += exercise.problems(in: text)
      } catch {
        problems.append(error)
      }
    }
    guard problems.isEmpty else { return (exercises, problems) }
    let names = exercises.map(\.name)
    let directory = "chapters/\(chapter)/exercises"
    for name in try files.names(in: directory) where !names.contains(name) {
      problems.append(
        Place(directory + "/" + name).problem(
          "is not an exercise in the chapter's text",
          help: "write it below `## Exercises`, as ### `\(name)`: title"))
    }
    return (exercises, problems)
  }

  /// What is wrong with its text and its files.
  private func problems(in text: Text) -> [Problem] {
    let place = Place(text.path, line: lines.lowerBound)
    let shown = text.listings.filter { $0.kind == .check(name) }
    var problems: [Problem] = []
    if shown.count != 1 || !lines.contains(shown[0].fence.line) {
      problems.append(
        place.problem(
          "the statement should show once what the check says about the stub",
          help: "put an empty fence ```check \(name) here; --fix fills it"))
    }
    if hint.isEmpty {
      problems.append(
        place.problem(
          "the exercise \(name) has no hint",
          help: "fold one away below the statement: <details>, "
            + "<summary>Hint</summary>, the hint, </details>, a line each"))
    }
    if !stub.text.contains("// TODO: ") {
      problems.append(
        Place(stub.path).problem(
          "the stub does not say where to start",
          help: "put a line `// TODO: ...` where something is missing"))
    }
    for answer in wrong where answer.refusal == nil {
      problems.append(
        Place(answer.path).problem(
          "does not say why it is refused",
          help: "start it with `// Refused: ` and what the check says"))
    }
    return problems
  }
}
