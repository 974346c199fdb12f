import Foundation
import Literate

/// `workbook verify`: compiles, runs and compares the fences of the book.
enum Verify: Command {
  static let name = "verify"
  static let summary = "compile, run and compare the fences of the book"
  static let options: [String: String?] = [
    "--fix": nil, "--jobs": "how many at a time", "--no-cache": nil,
  ]
  static let help = """
    usage: workbook verify [CHAPTER | FILE | FILE:LINE]... [OPTION]...

    Verifies the whole book, or the chapters, texts and fences named.

      --fix         update quotations from the programs as they are now, and
                    outputs from what was printed; `...` in an output stays
      --jobs N      run N checks at a time (default: one for each processor)
      --no-cache    compile and run everything, even if it passed before

    If GITHUB_ACTIONS is `true`, problems are also shown as annotations.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let jobs =
      try arguments.number("--jobs", in: 1...1024)
      ?? ProcessInfo.processInfo.activeProcessorCount
    let reuses = !arguments.has("--no-cache")
    var begin = ContinuousClock.now
    var book = try currentBook()
    var verification = try verify(arguments.names, of: book, jobs, reuses)
    if arguments.has("--fix") {
      var isFixed = false
      try verification.fix(book) {
        print("fixed \($0)")
        isFixed = true
      }
      if isFixed {
        begin = .now
        book = try currentBook()
        verification = try verify(arguments.names, of: book, jobs, reuses)
      }
    }
    Report().show(verification, since: begin)
    if ProcessInfo.processInfo.environment["GITHUB_ACTIONS"] == "true" {
      for problem in verification.problems { complain(problem.annotation) }
    }
    return verification.holds ? 0 : 1
  }

  /// Verifies part of a book, and shows the progress.
  static func verify(
    _ names: [String], of book: Book, _ jobs: Int, _ reuses: Bool
  ) throws -> Verification {
    let selection = try Selection(names, of: book)
    let progress = Progress(count: selection.checks.count)
    let outcomes = try verifier(for: book, reuses: reuses).outcomes(
      of: selection.checks, jobs: jobs
    ) { progress.show($0, $1.name) }
    progress.clear()
    return Verification(
      outcomes, selection.problems, coverage: selection.coverage)
  }
}

extension Problem {
  /// The problem as an annotation, which GitHub shows at its place.
  ///
  /// Source: `::error file=F,line=L,col=C::MESSAGE`, a workflow command,
  /// <https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions>
  fileprivate var annotation: String {
    func escaped(_ text: String) -> String {
      text.replacing("%", with: "%25").replacing("\r", with: "%0D")
        .replacing("\n", with: "%0A")
    }
    // A colon or a comma would end the property.
    let name = escaped(place.file).replacing(":", with: "%3A")
      .replacing(",", with: "%2C")
    return "::error file=\(name),line=\(place.line),col=\(place.column)::"
      + escaped(explanation)
  }
}
