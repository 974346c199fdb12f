import Literate

extension Book {
  /// A mutant for each line that can be changed and is checked here, by a
  /// change that the seed selects.
  package func mutants(seed: Int) throws(Problem) -> [Mutant] {
    var list = MutantList(seed: seed)
    for text in texts {
      let file = try SourceFile(text.path, in: files)
      guard file.lines == text.lines else {
        throw Place(text.path).problem(
          "has changed meanwhile", help: "run the command again")
      }
      let checks = text.checks.filter {
        ($0.earlier + $0.listings).allSatisfy { $0.requirement.unmet == nil }
      }
      for stage in chapter(of: text.path)?.stages ?? []
      where checks.contains(where: { stage.isRun(in: $0.listing) }) {
        for file in stage.own {
          list.add("stage", portable(file.lines), of: file, by: ofProgram)
        }
      }
      for check in checks {
        for listing in check.listings { list.add(listing, of: file) }
        if case .check(let name) = check.listing.kind {
          exercises.first { $0.name == name }.map { list.add($0) }
        }
      }
    }
    for coverage in try coverage() {
      list.add(
        "quoted code", coverage.quoted.sorted(),
        of: try SourceFile(coverage.file, in: files), by: [.misspell])
    }
    return list.mutants
  }
}

private struct MutantList {
  let seed: Int
  var mutants: [Mutant] = []

  /// Adds a mutant of each of some lines, by one of the changes that apply to
  /// it.
  ///
  /// From one seed or line to the next, the choice advances by one.
  mutating func add(
    _ kind: String, _ numbers: [Int], of file: SourceFile, by changes: [Change]
  ) {
    for number in numbers {
      let line = file.lines[number - 1]
      let all = changes.map { $0.variants(of: line) }.filter { !$0.isEmpty }
      guard !all.isEmpty else { continue }
      let variants = all[(seed + number) % all.count]
      let instead = variants[(seed + number) / all.count % variants.count]
      mutants.append(Mutant(kind, number, of: file, instead: instead))
    }
  }

  mutating func add(_ listing: Listing, of file: SourceFile) {
    let (kind, line) = (listing.kind.name, listing.fence.line)
    let code = portable(listing.fence.lines).map { line + $0 }
    switch listing.kind {
    case .shown: return
    // It might compile without any of its lines.
    case .program(_, .build): add(kind, code, of: file, by: [.rename])
    case .program: add(kind, code, of: file, by: ofProgram)
    case .quotation, .output, .console, .check:
      let all = Array(line + 1..<listing.fence.endLine)
      let commands = all.filter { file.lines[$0 - 1].hasPrefix("$ ") }
      add(kind, commands, of: file, by: [.drop])
      add(kind, all, of: file, by: [.misspell])
      // A `...` next to a line would match it, too.
      let closed = all.filter { number in
        (number - 2...number).allSatisfy { !isGap(file.lines[$0]) }
      }
      if case .quotation = listing.kind { break }
      add(
        kind, closed.filter { !commands.contains($0) }, of: file, by: [.drop])
    }
    add("info string", [line], of: file, by: [.misspell, .omit])
  }

  mutating func add(_ exercise: Exercise) {
    for (kind, file, changes) in [
      ("check's code", exercise.check, ofProgram),
      ("check's expect", exercise.check, [.trust]),
      ("solution", exercise.solution, ofProgram),
      ("stub", exercise.stub, [.rename]),
    ] {
      add(kind, portable(file.lines), of: file, by: changes)
    }
    for answer in exercise.wrong {
      add("wrong answer's reason", [1], of: answer, by: [.misspell])
    }
  }
}

private let ofProgram = [Change.drop, .rename, .turn]

/// The numbers of the lines of code that are the same on every system: not
/// imports, nothing inside `#if`, and no comment, not even in a string of many
/// lines.
private func portable(_ lines: [String]) -> [Int] {
  var depth = 0
  return codeLines(in: lines).filter { index in
    let code = lines[index].drop(while: \.isWhitespace)
    if code.hasPrefix("#if") { depth += 1 }
    defer { if code.hasPrefix("#endif") { depth -= 1 } }
    return depth == 0
      && !["import ", "#include ", "//"].contains(where: code.hasPrefix)
  }.map { $0 + 1 }
}
