extension Book {
  /// A mutant for each line of the book that can be spoiled, in the order of
  /// the book.
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

extension SourceFile {
  fileprivate func mutants(
    _ kind: String, _ changes: [(index: Int, changes: [Change])],
    using random: inout SeededGenerator
  ) -> [Mutant] {
    changes.flatMap { index, changes in
      Mutant.drawn(
        kind, of: lines, in: path, at: index + 1, by: changes, &random)
    }
  }

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
