extension Chapter {
  /// The mutants of the text.
  func mutants(using random: inout SeededGenerator) -> [Mutant] {
    let lines = text.split(
      separator: /\r\n|\n|\r/, omittingEmptySubsequences: false
    ).map(String.init)
    // A fence that does not run here is not judged here, nor is its output.
    let skipped = Set(
      checks.map(\.listings).filter {
        $0.contains { $0.requirement.unmet != nil }
      }
      .flatMap { $0.map(\.fence.line) })
    var mutants: [Mutant] = []
    for listing in listings {
      let opening = listing.fence.line
      mutants += Mutant.drawn(
        "info string", of: lines, in: path, at: opening,
        among: listing.infos(in: lines[opening - 1], of: self), &random)
      if skipped.contains(opening) { continue }
      for (index, changes) in listing.changes {
        mutants += Mutant.drawn(
          listing.kind.name, of: lines, in: path, at: opening + 1 + index,
          by: changes, &random)
      }
    }
    return mutants
  }
}

extension Listing {
  /// How each line of content can be spoiled, by its index.
  ///
  /// A line beside an elision is not dropped: the elision stands for it too.
  fileprivate var changes: [(index: Int, changes: [Change])] {
    let lines = fence.lines
    func isInside(_ index: Int, _ isOpen: (String) -> Bool) -> Bool {
      index > 0 && index < lines.count - 1
        && !isOpen(lines[index - 1]) && !isOpen(lines[index + 1])
    }
    func isElided(_ line: String) -> Bool {
      line.drop(while: \.isWhitespace) == "..."
    }
    switch kind {
    case .quotation:
      let code = Set(codeLines(in: lines))
      return lines.indices.compactMap { index in
        if isElision(lines[index]) { return (index, [.drop]) }
        guard code.contains(index) else { return nil }
        return (
          index,
          Change.ofText.filter {
            $0 != .drop || isInside(index, isElision)
          }
        )
      }
    case .program(_, .build):
      return codeLines(in: lines).map { ($0, [.name]) }
    case .program:
      return Change.ofProgram(lines)
    case .output, .console, .check:
      return lines.indices.filter { !lines[$0].isEmpty }.map { index in
        if isElided(lines[index]) { return (index, [.drop]) }
        let isBeside =
          (index > 0 && isElided(lines[index - 1]))
          || (index + 1 < lines.count && isElided(lines[index + 1]))
        // A command may well be given twice.
        let isTyped = kind == .console && lines[index].hasPrefix("$ ")
        return (
          index,
          [.word] + (isTyped ? [] : [.double, .digit])
            + (isBeside ? [] : [.drop])
        )
      }
    case .text:
      return lines.indices.filter { !lines[$0].isEmpty }
        .map { ($0, [.disguise]) }
    }
  }

  /// The line with the info string, one of its words misspelt or left out.
  ///
  /// What only says where the fence runs, or names the file of the chapter that
  /// its lines stand in anyway, is not left out.
  fileprivate func infos(in line: String, of chapter: Chapter) -> [[String]] {
    guard let mark = line.firstMatch(of: /(?:`{3,}|~{3,})\s*/) else {
      return []
    }
    let words = line[mark.range.upperBound...].split(separator: " ")
      .map(String.init)
    let misspelt = words.indices.map { index in
      var words = words
      words[index] += "x"
      return words
    }
    let shorter = words.indices.filter { index in
      requirement.unmet == nil && !isRedundant(words[index], chapter)
    }
    .map { index in
      var words = words
      words.remove(at: index)
      return words
    }
    return (misspelt + shorter).map { words in
      [line[..<mark.range.upperBound] + words.joined(separator: " ")]
    }
  }

  private func isRedundant(_ word: String, _ chapter: Chapter) -> Bool {
    Requirement.System(rawValue: word) != nil || word == "root"
      || Requirement.program(named: word) != nil
      || chapter.sources.contains { $0.path == chapter.folder + "/" + word }
  }
}
