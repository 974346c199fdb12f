import Foundation
import Literate

/// `workbook verify`: compiles, runs and compares.
enum Verify: Command {
  static let name = "verify"
  static let summary = "compile, run and compare the fences of the book"
  static let options: [String: String?] = [
    "--fix": nil, "--jobs": "how many at a time", "--no-cache": nil,
  ]
  static let help = """
    usage: workbook verify [CHAPTER | FILE | FILE:LINE]... [OPTION]...

    Verifies the whole book, or the chapters, texts and fences named.

      --fix        quote again what a program changed, and record again what
                   was printed; what an output leaves open stays open
      --jobs N     make N checks at a time (one for each processor)
      --no-cache   compile and run everything, whatever held before
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let jobs =
      try arguments.number("--jobs", in: 1...1024)
      ?? ProcessInfo.processInfo.activeProcessorCount
    var verification = try verify(arguments, jobs: jobs)
    if arguments.has("--fix") {
      let fixed = try verification.result.fix(verification.selection.book)
      for name in fixed { print("fixed \(name)") }
      if !fixed.isEmpty { verification = try verify(arguments, jobs: jobs) }
    }
    let report = Report()
    for problem in verification.result.allProblems { report.show(problem) }
    report.show(
      verification.result.summary(seconds: verification.seconds),
      holds: verification.result.holds)
    return verification.result.holds ? 0 : 1
  }

  private static func verify(
    _ arguments: Arguments, jobs: Int
  ) throws -> (selection: Selection, result: Verification, seconds: Double) {
    let begin = ContinuousClock.now
    let book = try currentBook()
    let selection = try Selection(arguments.names, of: book)
    let workshop = try workshop(
      for: book, memory: arguments.has("--no-cache") ? .nothing : .runs)
    let progress = Progress(count: selection.checks.count)
    let outcomes = workshop.judge(
      selection.checks, jobs: jobs, progress: progress.show)
    progress.clear()
    let seconds = (ContinuousClock.now - begin) / .seconds(1)
    return (selection, Verification(outcomes, of: selection), seconds)
  }
}
