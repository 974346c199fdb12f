import Foundation
import Literate
import Synchronization

/// `workbook mutate`: whether anything passes unnoticed.
enum Mutate: Command {
  static let name = "mutate"
  static let summary = "spoil lines of the book, and list what passes unnoticed"
  static let options: [String: String?] = [
    "--sample": "how many lines", "--seed": "a number",
  ]
  static let help = """
    usage: workbook mutate [CHAPTER]... [--sample N] [--seed N]

    Spoils each line of the book, or of the chapters named, one at a time and
    never in its files, so that it no longer agrees with the rest; verifies what
    the change can touch; and lists each that passes unnoticed, unless
    Tests/equivalents.txt does.

      --sample N   spoil N lines, drawn by lot
      --seed N     draw the lines and their changes by this number (another each
                   time, which is printed)
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let sample = try arguments.number("--sample", in: 1...Int.max)
    let seed =
      try arguments.number("--seed", in: 0...Int.max)
      ?? Int.random(in: 0..<1_000_000)
    let begin = ContinuousClock.now
    let book = try currentBook()
    let chapters = try arguments.names.map { try book.chapter($0) }
    let workshop = try workshop(for: book, memory: .runs)
    let report = Report()
    let wrong = try problems(of: workshop)
    guard wrong.isEmpty else {
      for problem in wrong { report.show(problem) }
      report.show("the book must hold before it is spoiled", holds: false)
      return 1
    }
    var random = SeededGenerator(seed: UInt64(seed))
    var mutants = book.mutants(using: &random)
    if !chapters.isEmpty {
      mutants.removeAll { mutant in
        !chapters.contains { mutant.file.hasPrefix($0.folder + "/") }
      }
    }
    if let sample {
      mutants = Array(mutants.shuffled(using: &random).prefix(sample))
    }
    let mutation = spoil(workshop, by: mutants, report)
    for problem in mutation.problems { report.show(problem) }
    show(mutation.table)
    let holds = mutation.holds
    let seconds = Int((ContinuousClock.now - begin) / .seconds(1))
    report.show("seed \(seed); \(seconds) s", holds: holds)
    return holds ? 0 : 1
  }

  /// Tries each mutant, and shows those that pass unnoticed as they are found.
  private static func spoil(
    _ workshop: Workshop, by mutants: [Mutant], _ report: Report
  ) -> Mutation {
    let progress = Progress(count: mutants.count)
    // Several threads find something, and each shows it whole.
    let isShown = Mutex(())
    defer { progress.clear() }
    return Spoiling(in: workshop).judge(
      mutants, jobs: jobs,
      progress: { begun, mutant in
        progress.show(begun, "\(mutant.file):\(mutant.line) \(mutant.kind)")
      },
      found: { problem in
        isShown.withLock { _ in
          progress.clear()
          report.show(problem)
          fflush(nil)
        }
      })
  }

  /// How many are tried at a time: more than there are processors, since many a
  /// spoiled program waits for what never comes.
  private static let jobs = 2 * ProcessInfo.processInfo.activeProcessorCount

  /// What is wrong with the book as it is.
  ///
  /// That lines are not quoted is no hindrance: their changes pass unnoticed,
  /// and are listed.
  private static func problems(of workshop: Workshop) throws -> [Problem] {
    let selection = try Selection([], of: workshop.book)
    let outcomes = workshop.judge(selection.checks, jobs: jobs) { _, _ in }
    return (selection.problems + outcomes.flatMap(\.problems)).filter {
      $0.severity == .error
    }
  }

  private static func show(_ table: [Mutation.Row]) {
    let width = table.map(\.kind.count).max() ?? 0
    print(
      "kind".padded(to: width + 2) + "mutants  noticed  the same  unnoticed")
    for row in table {
      print(
        row.kind.padded(to: width + 2) + "\(row.mutants)".padded(to: 9)
          + "\(row.noticed)".padded(to: 9) + "\(row.same)".padded(to: 10)
          + "\(row.unnoticed)")
    }
  }
}
