extension Book {
  /// Finds the file and the lines that a quotation quotes.
  ///
  /// Throws the problem if it stands nowhere, or in two places equally.
  func find(
    _ listing: Listing, _ language: Kind.Language, _ path: String?,
    in chapter: Chapter
  ) throws(Problem) -> (quoted: Quoted, source: SourceFile) {
    let sources = try candidates(listing, language, path, in: chapter)
    let quotation = Quotation(listing.fence.lines)
    guard !quotation.parts.isEmpty else {
      throw listing.problem(
        "a quotation without a line",
        help: "quote the lines that the text is about")
    }
    let places = sources.flatMap { source in
      quotation.places(in: source.lines).map { (source, $0) }
    }
    if let (source, ranges) = places.first, places.count == 1 {
      return (Quoted(file: source.path, ranges: ranges), source)
    }
    if places.count > 1 {
      throw listing.problem(
        "the quotation stands in \(places.count) places",
        detail: places.map { "\($0.path):\($1[0].lowerBound + 1)" },
        help: "quote a line more, or name the file")
    }
    throw nowhere(quotation, listing, sources)
  }

  /// The quotation as its file now has it: for `--fix`.
  func requoted(
    _ listing: Listing, _ language: Kind.Language, _ path: String?,
    in chapter: Chapter
  ) -> [String]? {
    guard let sources = try? candidates(listing, language, path, in: chapter),
      let (source, ranges) = nearest(Quotation(listing.fence.lines), sources)
    else { return nil }
    return Quotation.lines(
      listing.fence.lines, replacedBy: ranges, of: source.lines)
  }

  private func candidates(
    _ listing: Listing, _ language: Kind.Language, _ path: String?,
    in chapter: Chapter
  ) throws(Problem) -> [SourceFile] {
    guard let path else {
      return chapter.sources.filter {
        Kind.Language(fileName: $0.path) == language
      }
    }
    guard let source = source(path, for: chapter) else {
      throw listing.problem(
        "there is no file \(path)",
        help: "name a file of the chapter's folder or of a library")
    }
    return [source]
  }

  private func nowhere(
    _ quotation: Quotation, _ listing: Listing, _ sources: [SourceFile]
  ) -> Problem {
    let names = sources.map(\.path).joined(separator: " or ")
    guard let (source, ranges) = nearest(quotation, sources) else {
      return listing.problem(
        "the quotation stands nowhere in \(names)",
        help: "quote lines that are there; a whole program is a "
          + "`\(listing.kind.name) run`")
    }
    let now = Quotation.lines(
      listing.fence.lines, replacedBy: ranges, of: source.lines)
    return listing.problem(
      "the quotation is not what stands at "
        + "\(source.path):\(ranges[0].lowerBound + 1)",
      detail: Difference(expected: listing.fence.lines, actual: now).lines,
      help: "mend the text or the program, or let --fix quote again")
  }

  private func nearest(
    _ quotation: Quotation, _ sources: [SourceFile]
  ) -> (SourceFile, [Range<Int>])? {
    for source in sources {
      if let ranges = quotation.nearest(in: source.lines) {
        return (source, ranges)
      }
    }
    return nil
  }
}
