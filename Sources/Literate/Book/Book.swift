import Foundation

/// The book: its chapters, and the libraries that they explain.
public struct Book: Sendable {
  /// Where its files are read.
  let folder: Folder
  /// The chapters that could be read, in order.
  public let chapters: [Chapter]
  /// The libraries' code, every line of which some chapter quotes.
  public let libraries: [Library]
  /// The library that the checks of the exercises are written with.
  let harness: Library?
  /// What is wrong with the book before anything is run.
  public let problems: [Problem]

  /// A library of the book's package.
  public struct Library: Sendable {
    /// The target's name.
    public let name: String
    /// Its code, sorted by path.
    public let sources: [SourceFile]
  }

  /// Reads the book in a folder, as its Package.swift lists it.
  ///
  /// Throws if there is no such list.
  public init(at root: String) throws(Problem) {
    try self.init(in: Folder(path: root))
  }

  init(in folder: Folder) throws(Problem) {
    self.folder = folder
    let root = folder.path
    let manifest = try folder.text(of: "Package.swift")
    let names = manifest.matches(of: /Chapter\("([^"]+)"/).map { String($0.1) }
    guard !names.isEmpty else {
      throw Problem(
        "Package.swift", "lists no chapters",
        help: "list each as `Chapter(\"01-name\")`")
    }
    var chapters: [Chapter] = []
    var problems = unlisted(besides: names, root: root)
    for name in names {
      do {
        let chapter = try Chapter(name, in: folder)
        problems += chapter.problems
        problems += chapter.pictures(in: root).compactMap { $0.problem() }
        chapters.append(chapter)
      } catch {
        problems.append(error)
      }
    }
    self.chapters = chapters
    self.problems = problems + doubles(in: chapters.flatMap(\.exercises))
    var libraries: [Library] = []
    for match in manifest.matches(of: /\.library\(\s*name: "([^"]+)"/) {
      libraries.append(try Library(String(match.1), in: folder))
    }
    self.libraries = libraries
    let harness = try Library("Exercises", in: folder)
    self.harness = harness.sources.isEmpty ? nil : harness
  }

  /// The folder of the book, an absolute path.
  public var root: String { folder.path }

  /// The book in a folder or in the nearest one above it.
  public static func around(_ folder: String) throws(Problem) -> Book {
    var url = URL(filePath: folder).standardizedFileURL
    while true {
      let root = url.path
      if FileManager.default.fileExists(atPath: root + "/Package.swift"),
        FileManager.default.fileExists(atPath: root + "/chapters")
      {
        return try Book(at: root)
      }
      guard url.pathComponents.count > 1 else {
        throw Problem(
          folder, "there is no book here: no Package.swift beside a chapters",
          help: "go to the book's folder")
      }
      url.deleteLastPathComponent()
    }
  }

  /// Finds a file that a chapter names: in its folder, or from the root.
  func source(_ path: String, for chapter: Chapter) -> SourceFile? {
    chapter.sources.first { $0.path == chapter.folder + "/" + path }
      ?? (try? SourceFile(path, in: folder))
  }
}

extension Book.Library {
  /// Reads the library's files: those under `Sources`, in a folder of its name.
  fileprivate init(_ name: String, in book: Folder) throws(Problem) {
    self.name = name
    let folder = "Sources/" + name
    let files = try? FileManager.default.subpathsOfDirectory(
      atPath: book.path + "/" + folder)
    var sources: [SourceFile] = []
    for file in (files ?? []).sorted()
    where Kind.Language(fileName: file) != nil {
      sources.append(try SourceFile(folder + "/" + file, in: book))
    }
    self.sources = sources
  }
}

/// The folders of chapters that the list does not name.
private func unlisted(besides names: [String], root: String) -> [Problem] {
  let found = try? FileManager.default.contentsOfDirectory(
    atPath: root + "/chapters")
  return (found ?? []).sorted().filter {
    !names.contains($0) && !$0.hasPrefix(".")
  }
  .map { name in
    Problem(
      "chapters/\(name)", "is no chapter that Package.swift lists",
      help: "list it as `Chapter(\"\(name)\")`, or move it away")
  }
}

/// The exercises whose name another has before them.
private func doubles(in exercises: [Exercise]) -> [Problem] {
  var names: Set<String> = []
  return exercises.filter { !names.insert($0.name).inserted }.map { exercise in
    Place(file: exercise.stub.path).problem(
      "another exercise has the name \(exercise.name)",
      help: "find another word for this one")
  }
}
