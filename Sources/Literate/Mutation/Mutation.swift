/// What came of spoiling a book.
public struct Mutation: Sendable {
  /// What came of one mutant.
  struct Trial {
    let mutant: Mutant
    let isNoticed: Bool
    /// The entry in the list of those that mean the same.
    let equivalent: Equivalent?
  }

  let trials: [Trial]
  /// What is wrong with the list of those that mean the same.
  public let problems: [Problem]

  /// What is wrong: with the list, with mutants that pass unnoticed and are not
  /// listed, and with those that are listed and should not be.
  var allProblems: [Problem] { problems + trials.compactMap(\.problem) }

  /// Whether nothing is.
  public var holds: Bool { allProblems.isEmpty }

  /// A row for each kind of line: how many mutants, how many of them were
  /// noticed, mean the same as listed, and passed unnoticed.
  public var table: [Row] {
    Dictionary(grouping: trials, by: \.mutant.kind).map { Row($0, $1) }
      .sorted { $0.kind < $1.kind } + [Row("all", trials)]
  }

  /// A row of the table.
  public struct Row: Sendable {
    /// What the lines are part of.
    public let kind: String
    /// How many were spoiled.
    public let mutants: Int
    /// Those that were noticed.
    public let noticed: Int
    /// Those that were not, and are listed as meaning the same.
    public let same: Int
    /// Those that were not, and should have been.
    public var unnoticed: Int { mutants - noticed - same }

    init(_ kind: String, _ trials: [Trial]) {
      self.kind = kind
      mutants = trials.count
      noticed = trials.count(where: \.isNoticed)
      same = trials.count { !$0.isNoticed && $0.equivalent != nil }
    }
  }
}

extension Mutation.Trial {
  /// What is wrong, if anything is.
  var problem: Problem? {
    switch (isNoticed, equivalent) {
    case (true, nil), (false, _?): nil
    case (false, nil):
      Place(file: mutant.file, line: mutant.line).problem(
        "a change passes unnoticed (\(mutant.kind))",
        detail: mutant.difference,
        help: "let an output, a trial or a wrong answer tell it; if it means "
          + "the same, say why in \(Equivalent.list), at \(mutant.place)")
    case (true, let entry?):
      entry.problem(
        "is noticed, and listed as meaning the same", help: "take it out")
    }
  }
}
