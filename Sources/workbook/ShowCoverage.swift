import Foundation
import Literate

/// `workbook coverage`: shows which lines of code the book quotes.
enum ShowCoverage: Command {
  static let name = "coverage"
  static let summary = "show which lines of code are quoted, and which are not"
  static let help = """
    usage: workbook coverage

    Lists the files of the chapters' programs, every line of which its chapter must
    quote, and of the libraries that the texts quote from: their lines of code, how
    many of those are quoted, and the numbers of the others.

    Exit status: 0 every line of the programs is quoted, 1 some are not.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    _ = try arguments.exactly()
    let coverage = try currentBook().coverage()
    let width = coverage.map(\.file.count).max() ?? 0
    print("file".padded(to: width + 2) + "lines  quoted  unquoted")
    for file in coverage {
      let unquoted = file.unquoted.rangeView.map {
        "\($0.lowerBound)" + ($0.count == 1 ? "" : "-\($0.upperBound - 1)")
      }
      print(
        file.file.padded(to: width + 2)
          + "\(file.code.count)".padded(to: 7)
          + "\(file.quoted.count)".padded(to: 8)
          + unquoted.joined(separator: " "))
    }
    print(coverage.summary)
    return coverage.allSatisfy(\.problems.isEmpty) ? 0 : 1
  }
}
