/// An earlier form of a chapter's program.
///
/// Its directory, `stages/1-name`, has the files that were different then. The rest
/// are the final program's.
package struct Stage: Sendable {
  /// The directory's name, and what terminals call its program.
  package let name: String
  /// Its directory, relative to the book's root.
  let directory: String
  /// The files that its directory has.
  let own: [SourceFile]
  /// The files of its program.
  let sources: [SourceFile]

  static func all(
    in chapter: String, of files: Files, final: [SourceFile]
  ) throws(Problem) -> [Stage] {
    var stages: [Stage] = []
    for name in files.names(in: chapter + "/stages") {
      let directory = "\(chapter)/stages/\(name)"
      let own = try SourceFile.all(in: directory, of: files)
      guard !own.isEmpty else {
        throw Place(directory).problem(
          "a stage without code",
          help: "put the files there that were different")
      }
      let kept = final.filter { file in
        file.name.hasSuffix(".swift") && !own.contains { $0.name == file.name }
      }
      stages.append(
        Stage(
          name: name, directory: directory, own: own, sources: own + kept))
    }
    return stages
  }

  /// Whether a listing is a terminal in which a command names it.
  func isRun(in listing: Listing) -> Bool {
    guard case .console = listing.kind else { return false }
    return listing.fence.lines.contains {
      ["$ ", "> "].contains($0.prefix(2))
        && $0.split(separator: " ").contains(name[...])
    }
  }

  /// What is wrong if no terminal of the chapter's text runs it.
  func problem(in text: Text) -> Problem? {
    text.listings.contains(where: isRun)
      ? nil
      : Place(directory).problem(
        "no terminal of the chapter runs this stage",
        help: "run it in a `console` fence, as `$ \(name)`")
  }
}
