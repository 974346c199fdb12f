/// How a fence is set on its page.
struct Setting {
  let fence: Fence
  /// The info string that the edition is to see.
  ///
  /// DocC takes all of it for the name of a language. What it does not know it
  /// leaves uncoloured; the stylesheet knows it by that name. A `failure` is an
  /// output of what did not end well, or not compile.
  let info: String
  /// What stands above the block.
  let caption: String?

  /// The fence's lines as they are woven, from those of the text.
  func woven(
    _ lines: ArraySlice<Substring>, for edition: any Edition
  ) -> String {
    guard let opening = lines.first,
      let mark = opening.firstIndex(where: { $0 == "`" || $0 == "~" })
    else { return lines.joined() }
    let lead = String(opening[..<mark])
    let marks = opening[mark...].prefix { $0 == opening[mark] }
    let ending = opening.last { $0.isNewline }.map(String.init) ?? ""
    let block = "\(marks)\(info)\(ending)" + lines.dropFirst().joined()
    guard let caption else { return lead + block }
    // The caption stands by itself where the fence does. A fence that begins a
    // list item leaves its marker to the caption.
    let frame = edition.frame(caption: caption)
    let blank = fence.prefix.replacing(/[ \t]+$/, with: "") + "\n"
    let isFirst = !lead.allSatisfy { $0 == " " || $0 == "\t" || $0 == ">" }
    let above = frame.above.joined(separator: "\n" + fence.prefix)
    var woven =
      (isFirst ? "" : blank) + lead + above + "\n" + blank + fence.prefix
      + block
    if frame.below.isEmpty { return woven }
    if woven.last?.isNewline == false { woven += "\n" }
    // Without an end of its own the block would take the frame in.
    if !fence.isClosed { woven += fence.prefix + marks + "\n" }
    return woven + blank
      + frame.below.map { fence.prefix + $0 + "\n" }.joined() + blank
  }
}

extension Book {
  /// How the fences of a chapter are set.
  ///
  /// Throws if a quotation stands nowhere, or in two places equally.
  func settings(of chapter: Chapter) throws(Problem) -> [Setting] {
    var settings: [Setting] = []
    var last: Listing?
    for fence in chapter.fences {
      let listing = chapter.listings.first { $0.fence == fence }
      settings.append(
        try listing.map { listing throws(Problem) in
          try setting(of: listing, after: last, in: chapter)
        } ?? Setting(fence: fence, info: fence.info, caption: nil))
      last = listing ?? last
    }
    return settings
  }

  private func setting(
    of listing: Listing, after last: Listing?, in chapter: Chapter
  ) throws(Problem) -> Setting {
    var info = listing.kind.language
    var caption: String?
    switch listing.kind {
    case .quotation(let language, let path):
      caption = try find(listing, language, path, in: chapter).quoted
        .caption(in: chapter)
    case .program(_, .error): caption = "Does not compile"
    case .output(let expectation):
      if case .program(_, .error) = last?.kind {
        (info, caption) = ("failure", "What the compiler says")
      } else {
        caption = expectation.caption(of: listing.fence)
        if expectation.ending != .exit(0) { info = "failure" }
      }
    case .console: caption = "Terminal"
    case .check: caption = "What the check says of the stub"
    case .program, .text: break
    }
    return Setting(fence: listing.fence, info: info, caption: caption)
  }
}

extension Quoted {
  /// The file and its lines: `main.swift, lines 12–20`.
  fileprivate func caption(in chapter: Chapter) -> String {
    let name = file.trimmingPrefix(chapter.folder + "/")
    let numbers = ranges.map { range in
      range.count == 1
        ? "\(range.lowerBound + 1)"
        : "\(range.lowerBound + 1)–\(range.upperBound)"
    }
    let isOne = ranges.count == 1 && ranges[0].count == 1
    return "\(name), \(isOne ? "line" : "lines") "
      + numbers.joined(separator: ", ")
  }
}

extension Expectation {
  /// What the info string tells and a reader of the page could not see.
  fileprivate func caption(of fence: Fence) -> String {
    let end: String? =
      switch ending {
      case .exit(0): nil
      case .exit(let status): "exit status \(status)"
      case .signal(.trap): "ended by a trap"
      case .signal(let signal): "ended by SIG\(signal.rawValue)"
      case .timeout: "ended when its time was up"
      }
    return [
      fence.lines.isEmpty ? "No output" : "Output",
      unordered ? "in any order" : nil, end,
    ].compactMap { $0 }.joined(separator: ", ")
  }
}
