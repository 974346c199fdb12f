import Foundation
import Literate

/// The part of a book to verify.
struct Selection {
  /// The checks, in order.
  private(set) var checks: [Check] = []
  /// What is wrong with this part before anything is run.
  private(set) var problems: [Problem] = []
  /// The coverage of the chapters in it; nil if none is selected as a whole.
  private(set) var coverage: [Coverage]?

  /// Selects chapters by name, texts by path, and fences by `PATH:LINE`.
  ///
  /// Any line of a fence will do. No name selects the whole book.
  init(_ names: [String], of book: Book) throws {
    if names.isEmpty {
      checks = book.texts.flatMap(\.checks)
      problems = book.problems
      coverage = try book.coverage()
    }
    var chapters: [String] = []
    for name in names {
      let (text, line) = try book.text(named: name)
      guard let line else {
        checks += text.checks
        chapters += [book.chapter(of: text.path)?.directory]
          .compactMap { $0.map { $0 + "/" } }
        problems += book.problems.filter {
          $0.place.file == text.path
            || $0.place.file.hasPrefix(
              text.path.replacing("README.md", with: ""))
              && text.path != "README.md"
        }
        continue
      }
      let chosen = text.checks.filter { check in
        check.listings.contains { $0.fence.line...$0.fence.endLine ~= line }
      }
      let around =
        text.fences.map { $0.line...$0.endLine }.first { $0 ~= line }
        ?? line...line
      let wrong = text.problems.filter { around ~= $0.place.line }
      guard !chosen.isEmpty || !wrong.isEmpty else {
        throw UsageError(
          message: "there is no fence at \(name); `workbook list` shows where "
            + "they are")
      }
      checks += chosen
      problems += wrong
    }
    if !chapters.isEmpty {
      coverage = try book.coverage().filter { file in
        chapters.contains(where: file.file.hasPrefix)
      }
    }
    // What is named twice is verified once.
    var names: Set<String> = []
    checks = checks.filter { names.insert($0.listing.name).inserted }
    problems = problems.enumerated().filter { index, problem in
      !problems[..<index].contains(problem)
    }.map(\.element)
  }
}

extension Book {
  /// The chapter with a name; the error for an unknown one suggests the
  /// nearest.
  func chapter(named name: String) throws -> Chapter {
    if let chapter = chapters.first(where: { $0.name == name }) {
      return chapter
    }
    // The chapter exists, but could not be read.
    if let problem = problems.first(where: {
      ($0.place.file + "/").hasPrefix("chapters/\(name)/")
    }) {
      throw problem
    }
    throw UsageError(
      message: "there is no chapter \(name); "
        + suggestion(for: name, among: chapters.map(\.name)))
  }

  /// The exercise with a name; the error for an unknown one suggests the
  /// nearest.
  func exercise(named name: String) throws(UsageError) -> Exercise {
    if let exercise = exercises.first(where: { $0.name == name }) {
      return exercise
    }
    throw UsageError(
      message: "there is no exercise \(name); "
        + suggestion(for: name, among: exercises.map(\.name)))
  }

  /// The text that a chapter's name or a path refers to, and the line after
  /// `:`.
  fileprivate func text(named name: String) throws -> (text: Text, line: Int?) {
    var path = name[...]
    var line: Int?
    // Compilers print FILE:LINE:COLUMN: the line is what counts.
    while let match = path.wholeMatch(of: /(.+):(\d+)/) {
      (path, line) = (match.1, Int(match.2))
    }
    func absolute(_ path: String) -> String {
      URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }
    let file = absolute(String(path))
    if let text = texts.first(where: { text in
      [text.path, text.path.replacing("/README.md", with: "")]
        .contains { absolute(files.path(of: $0)) == file }
    }) {
      return (text, line)
    }
    guard !path.contains("/"), !path.hasSuffix(".md") else {
      throw UsageError(
        message: "\(path) is not a text of the book in \(root)")
    }
    return (try chapter(named: String(path)).text, line)
  }
}
