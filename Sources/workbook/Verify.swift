import Foundation
import Literate

/// `workbook verify`: compiles, runs and compares.
enum Verify: Command {
  static let name = "verify"
  static let summary = "compile, run and compare the fences of the book"
  static let options: [String: String?] = [
    "--fix": nil, "--jobs": "how many at a time", "--no-cache": nil,
    "--json": nil, "--xunit": "a file's name",
  ]
  static let help = """
    usage: workbook verify [CHAPTER | FILE | FILE:LINE]... [OPTION]...

    Verifies the whole book, or the chapters, texts and fences named.

      --fix         quote again what a program changed, and record again what
                    was printed; what an output leaves open stays open
      --jobs N      make N checks at a time (one for each processor)
      --no-cache    compile and run everything, whatever held before
      --json        print one JSON document in the place of all else: a row to
                    each fence, and the summary's figures
      --xunit FILE  also write a report as JUnit's XML

    Where GITHUB_ACTIONS is `true`, problems are shown as annotations too.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let jobs =
      try arguments.number("--jobs", in: 1...1024)
      ?? ProcessInfo.processInfo.activeProcessorCount
    var verification = try verify(arguments, jobs: jobs)
    if arguments.has("--fix") {
      let fixed = try verification.result.fix(verification.selection.book)
      if !arguments.has("--json") {
        for name in fixed { print("fixed \(name)") }
      }
      if !fixed.isEmpty { verification = try verify(arguments, jobs: jobs) }
    }
    try report(
      verification.result, seconds: verification.seconds, arguments)
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
      selection.checks, jobs: jobs
    ) { progress.show($0, $1.name) }
    progress.clear()
    let seconds = (ContinuousClock.now - begin) / .seconds(1)
    return (selection, Verification(outcomes, of: selection), seconds)
  }

  private static func report(
    _ verification: Verification, seconds: Double, _ arguments: Arguments
  ) throws {
    if arguments.has("--json") {
      print(try verification.json(seconds: seconds))
    } else {
      Report().show(verification, seconds: seconds)
    }
    if ProcessInfo.processInfo.environment["GITHUB_ACTIONS"] == "true" {
      // GitHub reads both streams, and this one is never a document.
      for problem in verification.allProblems { complain(problem.annotation) }
    }
    if let file = arguments.value("--xunit") {
      try replace(file, with: verification.xunit(seconds: seconds))
    }
  }
}
