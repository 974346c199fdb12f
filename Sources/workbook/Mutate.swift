import Foundation
import Literate
import Mutation
import Synchronization

/// `workbook mutate`: finds changes to the book that pass unnoticed.
enum Mutate: Command {
  static let name = "mutate"
  static let summary =
    "change lines of the book, and list what passes unnoticed"
  static let options: [String: String?] = [
    "--sample": "how many lines", "--seed": "a number",
  ]
  static let help = """
    usage: workbook mutate [CHAPTER]... [--sample N] [--seed N]

    Changes each line of the book, or of the chapters named, one at a time and
    never in its files; verifies whatever the change can affect; and lists each
    change that passes unnoticed and is not in Tests/equivalents.txt.

      --sample N   change only N lines, spread over the book
      --seed N     choose the lines and changes by this number: the next number
                   changes each line differently. The default is a random number,
                   which is printed
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let sample = try arguments.number("--sample", in: 1...Int.max)
    let seed =
      try arguments.number("--seed", in: 0...1_000_000)
      ?? Int.random(in: 0..<1_000_000)
    let begin = ContinuousClock.now
    let book = try currentBook()
    let directories = try arguments.names.map {
      try book.chapter(named: $0).directory
    }
    let verifier = try verifier(for: book)
    let report = Report()
    let wrong = try problems(of: verifier)
    guard wrong.isEmpty else {
      for problem in wrong { report.show(problem) }
      report.show("the book must pass before it is mutated", holds: false)
      return 1
    }
    var mutants = try book.mutants(seed: seed).filter { mutant in
      directories.isEmpty
        || directories.contains { mutant.place.file.hasPrefix($0 + "/") }
    }
    if let sample, sample < mutants.count {
      let count = mutants.count
      mutants = (0..<sample).map {
        mutants[($0 * count + seed % count) / sample]
      }
    }
    let mutation = try mutation(of: verifier, by: mutants, report)
    show(mutation.table)
    let holds = mutation.problems.isEmpty
    let seconds = Int((ContinuousClock.now - begin) / .seconds(1))
    report.show("seed \(seed); \(seconds) s", holds: holds)
    return holds ? 0 : 1
  }

  /// Tries each mutant, and shows problems as they are found.
  private static func mutation(
    of verifier: Verifier, by mutants: [Mutant], _ report: Report
  ) throws -> Mutation {
    let progress = Progress(count: mutants.count)
    // Problems come from several threads, and each is shown whole.
    let isShown = Mutex(())
    defer { progress.clear() }
    return try verifier.mutation(
      by: mutants, jobs: jobs,
      progress: { begun, mutant in
        progress.show(begun, "\(mutant.place) \(mutant.kind)")
      },
      found: { problem in
        isShown.withLock { _ in
          progress.clear()
          report.show(problem)
          fflush(nil)
        }
      })
  }

  /// How many are tried at a time: more than there are processors, since many
  /// mutants only wait until they time out.
  private static let jobs = 2 * ProcessInfo.processInfo.activeProcessorCount

  /// What is wrong with the unchanged book, including its wrong answers.
  private static func problems(of verifier: Verifier) throws -> [Problem] {
    let book = verifier.book
    let checks = book.texts.flatMap(\.checks)
    let answers = book.exercises.flatMap { exercise in
      exercise.wrong.map { (exercise, $0) }
    }
    let progress = Progress(count: checks.count + answers.count)
    defer { progress.clear() }
    let outcomes = verifier.outcomes(of: checks, jobs: jobs) {
      progress.show($0, $1.name)
    }
    let refusals = sideBySide(answers.count, jobs: jobs) { index in
      let (exercise, answer) = answers[index]
      progress.show(checks.count + index + 1, answer.path)
      return Result { () throws(Problem) in
        try verifier.problem(ofWrong: answer, at: exercise)
      }
    }
    let verification = Verification(
      outcomes, book.problems, coverage: try book.coverage())
    return verification.problems + (try refusals.compactMap { try $0.get() })
  }

  private static func show(_ table: [Mutation.Row]) {
    let width = table.map(\.kind.count).max() ?? 0
    print(
      "kind".padded(to: width + 2)
        + "mutants  noticed  equivalent  unnoticed")
    for row in table {
      let unnoticed = row.mutants - row.noticed - row.equivalent
      print(
        row.kind.padded(to: width + 2) + "\(row.mutants)".padded(to: 9)
          + "\(row.noticed)".padded(to: 9) + "\(row.equivalent)".padded(to: 12)
          + "\(unnoticed)")
    }
  }
}
