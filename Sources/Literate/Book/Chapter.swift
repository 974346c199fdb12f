import Foundation

/// A chapter: its text, its listings, and the files in its folder.
public struct Chapter: Sendable {
  /// The folder's name, and the program's.
  public let name: String
  /// Its text, relative to the book's root.
  public let path: String
  /// The text itself.
  public let text: String
  /// The fences of the text, in order.
  public let fences: [Fence]
  /// Those whose info string is known, and what they are.
  public let listings: [Listing]
  /// Its exercises, in the order of the text.
  public let exercises: [Exercise]
  /// What is checked, in the order of the text.
  public let checks: [Check]
  /// The code in its folder, sorted by name.
  public let sources: [SourceFile]
  /// What is wrong with the text before anything is run.
  public let problems: [Problem]

  /// What it is called: the words of its first heading.
  public var title: String {
    text.split(whereSeparator: \.isNewline).lazy
      .compactMap { Heading($0, line: 1)?.words }.first ?? name
  }

  /// The chapter's folder, relative to the book's root.
  public var folder: String { "chapters/" + name }

  /// Reads a chapter.
  ///
  /// Throws if its folder, its text or its program is not there.
  init(_ name: String, in book: Folder) throws(Problem) {
    self.name = name
    let folder = "chapters/" + name
    path = folder + "/README.md"
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(
        atPath: book.path + "/" + folder)
    } catch {
      throw Problem(
        "Package.swift",
        "chapter \(name) is listed, but \(folder) is not there",
        help: "make the folder, or take the chapter out of the list")
    }
    text = try book.text(of: path)
    guard names.contains("main.swift") else {
      throw Problem(
        folder + "/main.swift", "chapter \(name) has no program",
        help: "write one; `swift run \(name)` is to run it")
    }
    var sources: [SourceFile] = []
    for name in names.sorted() where Kind.Language(fileName: name) != nil {
      sources.append(try SourceFile(folder + "/" + name, in: book))
    }
    self.sources = sources
    fences = Fence.all(in: text)
    let classified = classify(fences, of: path)
    listings = classified.listings
    let exercises = ChapterExercises(
      of: name, text: text, path: path, fences: fences, in: book)
    self.exercises = exercises.exercises
    let paired = pair(classified.listings, exercises.exercises)
    checks = paired.checks
    problems =
      (classified.problems + paired.problems + exercises.problems
      + exercises.problems(ofFences: classified.listings, in: path))
      .sorted { $0.line < $1.line }
  }
}

/// Reads the info strings of a text's fences.
private func classify(
  _ fences: [Fence], of file: String
) -> (listings: [Listing], problems: [Problem]) {
  var listings: [Listing] = []
  var problems: [Problem] = []
  for fence in fences {
    if !fence.isClosed {
      problems.append(
        Problem(
          file, line: fence.line, severity: .warning,
          "the fence is never closed",
          help: "close it, or it takes in all that follows"))
    }
    do {
      let info = try Info(fence.info)
      if let program = info.requirement.unused(in: fence.lines) {
        problems.append(
          Problem(
            file, line: fence.line,
            "it needs \(program), and does not name it",
            help: "name the program that it starts, or take the word out"))
      }
      listings.append(
        Listing(
          file: file, fence: fence, kind: info.kind,
          requirement: info.requirement))
    } catch {
      problems.append(
        Problem(file, line: fence.line, error.message, help: error.help))
    }
  }
  return (listings, problems)
}

extension Kind.Language {
  /// The language of a file, by the end of its name.
  init?(fileName: String) {
    switch fileName.split(separator: ".").last {
    case "swift": self = .swift
    case "c", "h": self = .c
    default: return nil
    }
  }
}
