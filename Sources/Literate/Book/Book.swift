/// The book: its texts, its chapters, and the libraries that they explain.
package struct Book: Sendable {
  package let files: Files
  /// The chapters that could be read, in the order of their names.
  package let chapters: [Chapter]
  /// All texts, in order: README.md, the chapters', the glossary,
  /// CONTRIBUTING.md.
  package let texts: [Text]
  /// What is wrong with the book before anything is run.
  package let problems: [Problem]

  /// Reads the book in a directory.
  ///
  /// Chapters without a file in the overlay are taken from the original, if
  /// there is one. Throws if the book has no chapters.
  package init(in files: Files, original: Book? = nil) throws(Problem) {
    self.files = files
    let manifest = try files.text(of: "Package.swift")
    let names = try files.names(in: "chapters").filter {
      files.isDirectory("chapters/" + $0)
    }
    guard !names.isEmpty else {
      throw Place("chapters").problem(
        "has no chapters", help: "make a directory, such as chapters/01-name")
    }
    var problems: [Problem] = []
    func read<Value>(_ read: () throws(Problem) -> Value) -> Value? {
      do {
        return try read()
      } catch {
        problems.append(error)
        return nil
      }
    }
    let front = read { () throws(Problem) in try Text("README.md", in: files) }
    chapters = names.compactMap { name in
      if !manifest.contains("Chapter(\"\(name)\"") {
        problems.append(
          Place("chapters/" + name).problem(
            "is not a chapter that Package.swift lists",
            help: "list it as `Chapter(\"\(name)\")`, or move it elsewhere"))
      }
      if let chapter = original?.chapters.first(where: { $0.name == name }),
        !files.overlay.keys.contains(where: {
          $0.hasPrefix(chapter.directory + "/")
        })
      {
        return chapter
      }
      return read { () throws(Problem) in try Chapter(name, in: files) }
    }
    let others = ["chapters/glossary.md", "CONTRIBUTING.md"]
      .filter(files.exists).compactMap { path in
        read { () throws(Problem) in try Text(path, in: files) }
      }
    texts = [front].compactMap(\.self) + chapters.map(\.text) + others
    self.problems =
      problems + texts.flatMap(\.problems) + chapters.flatMap(\.problems)
      + doubles(in: chapters.flatMap(\.exercises))
  }

  package var root: String { files.root }
  /// Where generated files go: scratch directories, modules, the cache.
  package var workDirectory: String { root + "/.build/workbook" }

  /// The exercises, in the order of reading.
  package var exercises: [Exercise] { chapters.flatMap(\.exercises) }

  /// The chapter whose text this is, if it is a chapter's.
  package func chapter(of text: String) -> Chapter? {
    chapters.first { $0.text.path == text }
  }
}

/// A problem for each exercise whose name an earlier one has.
private func doubles(in exercises: [Exercise]) -> [Problem] {
  var names: Set<String> = []
  return exercises.filter { !names.insert($0.name).inserted }.map { exercise in
    Place(exercise.stub.path).problem(
      "another exercise has the name \(exercise.name)",
      help: "give this one another name")
  }
}
