import Foundation
import Literate

/// `workbook mutate`: whether anything passes unnoticed.
enum Mutate: Command {
  static let name = "mutate"
  static let summary = "spoil lines of the book, and see that each is noticed"
  static let options: [String: String?] = [
    "--sample": "how many lines", "--seed": "a number",
  ]
  static let help = """
    usage: workbook mutate [--sample N] [--seed N]

    Changes each line of the book, one at a time and never in its files, so that
    it no longer agrees with the rest, and lists what passes unnoticed.

      --sample N   change N lines, drawn by lot
      --seed N     draw the lines and the changes as a run before, which printed
                   this number

    Exit status: 0 every change is noticed, 1 one is not.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    _ = try arguments.exactly()
    let begin = ContinuousClock.now
    let seed =
      try arguments.number("--seed", in: 0...Int.max)
      ?? Int.random(in: 0..<1_000_000)
    let book = try currentBook()
    let workshop = try workshop(for: book, memory: .runs)
    var random = SeededGenerator(seed: UInt64(seed))
    var mutants = try book.mutants(using: &random)
    if let count = try arguments.number("--sample", in: 1...Int.max) {
      mutants = Array(mutants.shuffled(using: &random).prefix(count))
    }
    print("seed \(seed)")
    let jobs = 2 * ProcessInfo.processInfo.activeProcessorCount
    let noticed = Spoiling(in: workshop).noticed(mutants, jobs: jobs) { n, m in complain("\(n) \(m.file):\(m.line)") }
    for (mutant, isNoticed) in zip(mutants, noticed) where !isNoticed {
      print("\(mutant.file):\(mutant.line):1: error: a change passes unnoticed (\(mutant.kind))")
      for line in mutant.difference { print("    " + line) }
    }
    for (kind, rows) in Dictionary(grouping: zip(mutants, noticed), by: { $0.0.kind }).sorted(by: { $0.key < $1.key }) {
      print(kind.padded(to: 24), "\(rows.count)".padded(to: 8), "\(rows.count { $0.1 })".padded(to: 8), rows.count { !$0.1 })
    }
    print((ContinuousClock.now - begin) / .seconds(1))
    return noticed.allSatisfy { $0 } ? 0 : 1
  }
}
