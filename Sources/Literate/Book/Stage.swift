/// An earlier form of a chapter's program.
///
/// Its directory, `stages/1-name`, has the files that were different then. The
/// rest are the final program's.
package struct Stage: Sendable {
  /// The directory's name, and its program's name in a terminal.
  package let name: String
  /// Its directory, relative to the book's root.
  package let directory: String
  /// The files that its directory has.
  package let own: [SourceFile]
  /// The files of its program, in Swift.
  let sources: [SourceFile]

  static func all(
    in chapter: String, of files: Files, final: [SourceFile]
  ) throws(Problem) -> [Stage] {
    try files.names(in: chapter + "/stages").map { name throws(Problem) in
      let directory = "\(chapter)/stages/\(name)"
      let own = try SourceFile.all(in: directory, of: files)
      guard !own.isEmpty else {
        throw Place(directory).problem(
          "a stage without code",
          help: "put the files that were different there")
      }
      let kept = final.filter { file in
        !own.contains { $0.name == file.name }
      }
      return Stage(
        name: name, directory: directory, own: own,
        sources: (own + kept).filter { $0.name.hasSuffix(".swift") })
    }
  }

  /// Whether a listing is a terminal in which a command begins with its name.
  package func isRun(in listing: Listing) -> Bool {
    guard case .console = listing.kind else { return false }
    return listing.fence.lines.filter { ["$ ", "> "].contains($0.prefix(2)) }
      .flatMap { $0.dropFirst(2).split { ";|&()!".contains($0) } }
      .contains { $0.split(separator: " ").first == name[...] }
  }

  /// The problem if no terminal in the chapter's text runs it.
  func problem(in text: Text) -> Problem? {
    text.listings.contains(where: isRun)
      ? nil
      : Place(directory).problem(
        "no terminal of the chapter runs this stage",
        help: "run it in a `console` fence, as `$ \(name)`")
  }
}
