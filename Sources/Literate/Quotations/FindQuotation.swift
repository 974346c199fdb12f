/// Where a quotation was found.
package struct Quoted: Sendable {
  package let file: String
  /// The indices of the file's lines, a range for each part.
  package let ranges: [Range<Int>]
}

extension Book {
  /// Finds the file and the lines that a quotation quotes.
  ///
  /// Throws if they are nowhere, or in more than one place.
  package func find(_ listing: Listing) throws(Problem) -> Quoted {
    let sources = try candidates(listing)
    let lines = listing.fence.lines
    let quotation = Quotation(lines)
    guard !quotation.parts.isEmpty else {
      throw listing.problem(
        "an empty quotation", help: "quote the lines that the text is about")
    }
    let places = sources.flatMap { source in
      quotation.places(in: source.lines).map {
        Quoted(file: source.path, ranges: $0)
      }
    }
    if places.count == 1 { return places[0] }
    if places.count > 1 {
      throw listing.problem(
        "the quoted lines are in \(places.count) places",
        detail: places.map { "\($0.file):\($0.ranges[0].lowerBound + 1)" },
        help: "quote one more line, or name the file")
    }
    guard let (source, ranges) = bestMatch(for: quotation, in: sources) else {
      throw listing.problem(
        "the quoted lines are not in "
          + sources.map(\.path).joined(separator: " or "),
        help: "quote lines that are there; a whole program is a "
          + "`\(listing.kind.name) run`")
    }
    throw listing.problem(
      "the quotation differs from \(source.path):\(ranges[0].lowerBound + 1)",
      detail: difference(
        from: lines,
        to: Literate.requoted(lines, as: ranges, of: source.lines)),
      help: "correct the text or the program"
        + (requoted(listing) == nil ? "" : ", or let --fix quote it again"))
  }

  /// The quotation as its file now has it, if it holds then: for `--fix`.
  func requoted(_ listing: Listing) -> [String]? {
    let quotation = Quotation(listing.fence.lines)
    guard !listing.swallowsFence, let sources = try? candidates(listing),
      sources.allSatisfy({ quotation.places(in: $0.lines).isEmpty }),
      let (source, ranges) = bestMatch(for: quotation, in: sources)
    else { return nil }
    let lines = Literate.requoted(
      listing.fence.lines, as: ranges, of: source.lines)
    let fence = Fence(
      line: listing.fence.line, info: listing.fence.info, lines: lines)
    guard let again = try? Listing(fence, of: listing.file),
      !again.swallowsFence, (try? find(again)) != nil
    else { return nil }
    return lines
  }

  /// The files that a quotation can be from.
  private func candidates(_ listing: Listing) throws(Problem) -> [SourceFile] {
    guard case .quotation(let language, let path) = listing.kind else {
      return []
    }
    let chapter = chapter(of: listing.file)
    if let path {
      let own = chapter.map { $0.directory + "/" + path }
      let file = own.flatMap { files.exists($0) ? $0 : nil } ?? path
      guard files.exists(file), !path.contains("../") else {
        throw listing.problem(
          "there is no file \(path)",
          help: "name a file in the chapter's directory, or from the root")
      }
      return [try SourceFile(file, in: files)]
    }
    let sources = (chapter?.sources ?? []).filter {
      Language(fileName: $0.path) == language
    }
    guard !sources.isEmpty else {
      throw listing.problem(
        "there is no \(language) file here to quote from",
        help: "name a file in the info string")
    }
    return sources
  }
}
