extension Book {
  /// A mutant for each line of the book that can be spoiled, in the order of the
  /// book.
  ///
  /// How each is spoiled is drawn by lot.
  public func mutants(using random: inout SeededGenerator) -> [Mutant] {
    var mutants: [Mutant] = []
    for chapter in chapters {
      mutants += chapter.mutants(using: &random)
      for source in chapter.sources {
        mutants += source.mutants(
          "chapter's code", source.quotedChanges, using: &random)
      }
      for exercise in chapter.exercises {
        mutants += exercise.mutants(using: &random)
      }
    }
    for source in libraries.flatMap(\.sources) {
      mutants += source.mutants(
        "library's code", source.quotedChanges, using: &random)
    }
    return mutants
  }
}

extension Chapter {
  fileprivate func mutants(using random: inout SeededGenerator) -> [Mutant] {
    let lines = Lines(text)
    func line(_ number: Int) -> String {
      String(decoding: lines[number], as: UTF8.self)
    }
    var mutants: [Mutant] = []
    for listing in listings {
      let opening = listing.fence.line
      if let mutant = listing.mutant(
        ofInfoIn: line(opening), of: self, using: &random)
      {
        mutants.append(mutant)
      }
      // A fence that does not run here is not judged here.
      guard listing.requirement.unmet == nil else { continue }
      for (index, changes) in listing.changes {
        let number = opening + 1 + index
        mutants += mutant(
          listing.kind.name, path, number, line(number), changes, &random)
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
        return (
          index,
          [.double, .digit, .word] + (isBeside ? [] : [.drop])
        )
      }
    case .text:
      return lines.indices.filter { !lines[$0].isEmpty }
        .map { ($0, [.disguise]) }
    }
  }

  /// The listing with one word of its info string misspelt or left out.
  ///
  /// What only says where the fence runs, or names the file of the chapter that
  /// its lines stand in anyway, is not left out.
  fileprivate func mutant(
    ofInfoIn line: String, of chapter: Chapter,
    using random: inout SeededGenerator
  ) -> Mutant? {
    guard let mark = line.firstMatch(of: /(?:`{3,}|~{3,})\s*/) else {
      return nil
    }
    let words = line[mark.range.upperBound...].split(separator: " ")
      .map(String.init)
    var candidates = words.indices.map { index in
      var words = words
      words[index] += "x"
      return words
    }
    if requirement.unmet == nil {
      candidates += words.indices.filter { !isRedundant(words[$0], chapter) }
        .map { index in
          var words = words
          words.remove(at: index)
          return words
        }
    }
    return candidates.randomElement(using: &random).map { candidate in
      Mutant(
        kind: "info string", file: file, line: fence.line, before: line,
        after: [
          line[..<mark.range.upperBound] + candidate.joined(separator: " ")
        ])
    }
  }

  private func isRedundant(_ word: String, _ chapter: Chapter) -> Bool {
    Requirement.System(rawValue: word) != nil || word == "root"
      || chapter.sources.contains { $0.path == chapter.folder + "/" + word }
  }
}

extension SourceFile {
  fileprivate func mutants(
    _ kind: String, _ changes: [(index: Int, changes: [Change])],
    using random: inout SeededGenerator
  ) -> [Mutant] {
    changes.flatMap { index, changes in
      mutant(kind, path, index + 1, lines[index], changes, &random)
    }
  }
}

extension SourceFile {
  /// How each line of code can be spoiled, by its index, if it is quoted.
  fileprivate var quotedChanges: [(index: Int, changes: [Change])] {
    codeLines.map { ($0, Change.ofText) }
  }
}

extension Exercise {
  fileprivate func mutants(using random: inout SeededGenerator) -> [Mutant] {
    var mutants = stub.mutants(
      "stub", Change.ofProgram(stub.lines), using: &random)
    mutants += check.mutants(
      "check's code", Change.ofProgram(check.lines), using: &random)
    mutants += check.mutants(
      "check's expect", check.codeLines.map { ($0, [.trust]) }, using: &random)
    mutants += solution.mutants(
      "solution", Change.ofProgram(solution.lines), using: &random)
    for answer in wrong {
      // The first line says why it is refused.
      mutants += answer.mutants(
        "wrong answer",
        [(0, [.drop, .word])]
          + Change.ofProgram(answer.lines).map { ($0.index, [.name]) },
        using: &random)
    }
    return mutants
  }
}

/// A line spoiled in one of the ways given that suits it, drawn by lot.
private func mutant(
  _ kind: String, _ file: String, _ number: Int, _ line: String,
  _ changes: [Change], _ random: inout SeededGenerator
) -> [Mutant] {
  let candidates = changes.compactMap {
    $0.lines(insteadOf: line, using: &random)
  }
  return candidates.randomElement(using: &random).map {
    [Mutant(kind: kind, file: file, line: number, before: line, after: $0)]
  } ?? []
}
