import Literate

/// The results of trying mutants of a book.
package struct Mutation: Sendable {
  /// The result of one mutant.
  struct Trial {
    let mutant: Mutant
    var isNoticed: Bool
    /// What kept the engine from trying it, if something did.
    var failure: Problem?
    /// Its entry in the list of equivalents, if it has one.
    let equivalent: Equivalent?

    /// What is wrong: the mutant passes unnoticed and is not listed, or is
    /// listed and noticed.
    var problem: Problem? {
      if let failure { return failure }
      return switch (isNoticed, equivalent) {
      case (true, nil), (false, _?): nil
      case (true, let entry?):
        entry.problem("listed as equivalent, and noticed", help: "delete it")
      case (false, nil):
        mutant.place.problem(
          "a mutant passes unnoticed (\(mutant.kind))",
          detail: mutant.difference,
          help: "make an output or a check depend on the line, or list it in "
            + "\(Equivalent.list) as \(mutant.place.file) #\(mutant.count), "
            + "and say why it makes no difference")
      }
    }
  }

  let trials: [Trial]
  /// What is wrong with the list of equivalents, and with mutants.
  package let problems: [Problem]

  /// How many mutants of a kind were noticed, and how many of the others are
  /// listed as equivalent.
  package typealias Row =
    (kind: String, mutants: Int, noticed: Int, equivalent: Int)

  /// A row for each kind, and one for all of them.
  package var table: [Row] {
    func row(_ kind: String, _ trials: [Trial]) -> Row {
      (
        kind, trials.count, trials.count(where: \.isNoticed),
        trials.count { !$0.isNoticed && $0.equivalent != nil }
      )
    }
    return Dictionary(grouping: trials, by: \.mutant.kind).map(row)
      .sorted { $0.kind < $1.kind } + [row("all", trials)]
  }
}
