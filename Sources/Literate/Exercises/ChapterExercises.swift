import Foundation

/// The exercises of a chapter, and what is wrong with them before they are run.
struct ChapterExercises {
  private(set) var texts: [ExerciseText] = []
  private(set) var exercises: [Exercise] = []
  private(set) var problems: [Problem] = []

  /// Reads the exercises that the chapter's text has, and its folder.
  init(
    of chapter: String, text: String, path: String, fences: [Fence],
    in book: Folder
  ) {
    do {
      texts = try ExerciseText.all(in: text, of: path, fences: fences)
    } catch {
      problems.append(error)
      return
    }
    for text in texts {
      let place = Place(file: path, line: text.lines.lowerBound)
      do {
        let exercise = try Exercise(text, of: chapter, in: book)
        exercises.append(exercise)
        problems += exercise.problems(at: place)
      } catch {
        problems.append(error)
      }
    }
    let folder = "chapters/\(chapter)/exercises"
    let folders = try? FileManager.default.contentsOfDirectory(
      atPath: book.path + "/" + folder)
    for name in (folders ?? []).sorted()
    where !name.hasPrefix(".") && !texts.contains(where: { $0.name == name }) {
      problems.append(
        Place(file: folder + "/" + name).problem(
          "is no exercise that the chapter's text has",
          help: "write it below `## Exercises`, as ### `\(name)`: title"))
    }
  }

  /// What is wrong with where the text shows what the checks say.
  func problems(ofFences listings: [Listing], in path: String) -> [Problem] {
    texts.compactMap { text in
      let shown = listings.filter { $0.kind == .check(text.name) }
      if shown.count == 1, text.lines.contains(shown[0].fence.line) {
        return nil
      }
      return Place(file: path, line: text.lines.lowerBound).problem(
        "the statement does not show, once, what the check says of the stub",
        help: "put an empty fence ```check \(text.name) here; --fix fills it")
    }
  }
}

extension Exercise {
  fileprivate func problems(at place: Place) -> [Problem] {
    var problems: [Problem] = []
    if hint.isEmpty {
      problems.append(
        place.problem(
          "the exercise \(name) has no hint",
          help: "fold one away below the statement: <details>, "
            + "<summary>Hint</summary>, the hint, </details>, a line each"))
    }
    if !stub.text.contains("// TODO: ") {
      problems.append(
        Place(file: stub.path).problem(
          "the stub does not say where to begin",
          help: "put a line `// TODO: ...` where something is missing"))
    }
    for answer in wrong where answer.refusal == nil {
      problems.append(
        Place(file: answer.path).problem(
          "does not say why it is refused",
          help: "begin it with `// Refused: ` and what the check says"))
    }
    return problems
  }
}
