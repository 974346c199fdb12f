/// A chapter: its text, its program, and its exercises.
package struct Chapter: Sendable {
  /// The directory's name, and the program's.
  package let name: String
  package let text: Text
  /// The code of its program, and what else is quoted beside it, sorted by name.
  package let sources: [SourceFile]
  /// Earlier forms of its program.
  package let stages: [Stage]
  /// Its exercises, in the order of the text.
  package let exercises: [Exercise]
  /// What is wrong with it before anything is run, but for its text.
  package let problems: [Problem]

  /// The chapter's directory, relative to the book's root.
  package var directory: String { "chapters/" + name }

  init(_ name: String, in files: Files) throws(Problem) {
    self.name = name
    let directory = "chapters/" + name
    text = try Text(directory + "/README.md", in: files)
    guard files.exists(directory + "/main.swift") else {
      throw Place(directory + "/main.swift").problem(
        "chapter \(name) has no program",
        help: "write one, for `swift run \(name)`")
    }
    sources = try SourceFile.all(in: directory, of: files)
    var problems: [Problem] = []
    do {
      stages = try Stage.all(in: directory, of: files, final: sources)
    } catch {
      stages = []
      problems.append(error)
    }
    let exercises = ChapterExercises(of: name, text: text, in: files)
    self.exercises = exercises.exercises
    problems += exercises.problems
    problems += stages.compactMap { [text] in $0.problem(in: text) }
    self.problems = problems + strays(in: directory, of: files)
  }
}

/// The directories that a chapter does not have: code in them would be built, and
/// nobody would miss its quotation.
private func strays(in directory: String, of files: Files) -> [Problem] {
  files.names(in: directory).map { directory + "/" + $0 }
    .filter {
      files.isDirectory($0) && Language(fileName: $0) == nil
        && !$0.hasSuffix("/exercises") && !$0.hasSuffix("/stages")
    }
    .map {
      Place($0).problem(
        "is no directory that a chapter has",
        help: "put code beside main.swift, or in stages/1-name")
    }
}

extension SourceFile {
  /// The files of code of a directory, sorted by name.
  static func all(
    in directory: String, of files: Files
  ) throws(Problem) -> [SourceFile] {
    var sources: [SourceFile] = []
    for name in files.names(in: directory)
    where Language(fileName: name) != nil {
      sources.append(try SourceFile(directory + "/" + name, in: files))
    }
    return sources
  }
}
