/// Where a quotation was found.
package struct Quoted: Sendable {
  package let file: String
  /// The indices of the file's lines, a range to each part.
  package let ranges: [Range<Int>]
}

extension Book {
  /// Finds the file and the lines that a quotation quotes.
  ///
  /// Throws the problem if it stands nowhere, or in two places equally.
  package func find(_ listing: Listing) throws(Problem) -> Quoted {
    let sources = try candidates(listing)
    let quotation = Quotation(listing.fence.lines)
    guard !quotation.parts.isEmpty else {
      throw listing.problem(
        "a quotation without a line",
        help: "quote the lines that the text is about")
    }
    let places = sources.flatMap { source in
      quotation.places(in: source.lines).map {
        Quoted(file: source.path, ranges: $0)
      }
    }
    if places.count == 1 { return places[0] }
    if places.count > 1 {
      throw listing.problem(
        "the quotation stands in \(places.count) places",
        detail: places.map { "\($0.file):\($0.ranges[0].lowerBound + 1)" },
        help: "quote a line more, or name the file")
    }
    guard let (source, ranges) = nearest(quotation, in: sources) else {
      throw listing.problem(
        "the quotation stands nowhere in "
          + sources.map(\.path).joined(separator: " or "),
        help: "quote lines that are there; a whole program is a "
          + "`\(listing.kind.name) run`")
    }
    throw listing.problem(
      "the quotation is not what stands at "
        + "\(source.path):\(ranges[0].lowerBound + 1)",
      detail: difference(
        listing.fence.lines,
        Literate.requoted(listing.fence.lines, as: ranges, of: source.lines)),
      help: "correct the text or the program, or let --fix quote again")
  }

  /// The quotation as its file now has it: for `--fix`.
  func requoted(_ listing: Listing) -> [String]? {
    guard !listing.swallowsFence, let sources = try? candidates(listing),
      let (source, ranges) = nearest(
        Quotation(listing.fence.lines), in: sources)
    else { return nil }
    let lines = Literate.requoted(
      listing.fence.lines, as: ranges, of: source.lines)
    return lines == listing.fence.lines ? nil : lines
  }

  /// The files that a quotation may stand in.
  private func candidates(_ listing: Listing) throws(Problem) -> [SourceFile] {
    guard case .quotation(let language, let path) = listing.kind else {
      return []
    }
    let chapter = chapter(of: listing.file)
    if let path {
      let own = chapter.map { $0.directory + "/" + path }
      let file = own.flatMap { files.exists($0) ? $0 : nil } ?? path
      guard files.exists(file) else {
        throw listing.problem(
          "there is no file \(path)",
          help: "name a file of the chapter's directory, or from the root")
      }
      return [try SourceFile(file, in: files)]
    }
    guard let chapter else {
      throw listing.problem(
        "a quotation from no file", help: "name it in the info string")
    }
    return chapter.sources.filter { Language(fileName: $0.path) == language }
  }
}
