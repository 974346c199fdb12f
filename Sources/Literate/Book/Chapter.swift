/// A chapter: its text, its program, and its exercises.
package struct Chapter: Sendable {
  /// The directory's name, and the program's.
  package let name: String
  package let text: Text
  /// The files of code in its directory, sorted by name.
  package let sources: [SourceFile]
  /// Earlier forms of its program.
  package let stages: [Stage]
  /// Its exercises, in the order of the text.
  package let exercises: [Exercise]
  /// What is wrong with it before anything is run, apart from its text.
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
    let read = try Exercise.all(of: name, text: text, in: files)
    exercises = read.exercises
    problems += read.problems
    problems += stages.compactMap { [text] in $0.problem(in: text) }
    self.problems = try problems + strays(in: directory, of: files)
  }
}

/// Directories that a chapter can't have: their code would be built, and
/// nothing would require it to be quoted.
private func strays(
  in directory: String, of files: Files
) throws(Problem) -> [Problem] {
  try files.names(in: directory)
    .filter {
      Language(fileName: $0) == nil && !["exercises", "stages"].contains($0)
    }
    .map { directory + "/" + $0 }.filter(files.isDirectory).map {
      Place($0).problem(
        "is not a directory that a chapter can have",
        help: "put code beside main.swift, or in stages/1-name")
    }
}

extension SourceFile {
  /// The files of code of a directory, sorted by name.
  static func all(
    in directory: String, of files: Files
  ) throws(Problem) -> [SourceFile] {
    try files.names(in: directory).filter { Language(fileName: $0) != nil }
      .map { name throws(Problem) in
        try SourceFile(directory + "/" + name, in: files)
      }
  }
}
