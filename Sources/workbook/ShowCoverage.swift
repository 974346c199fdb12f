import Literate

/// `workbook coverage`: which lines of code the book quotes.
enum ShowCoverage: Command {
  static let name = "coverage"
  static let summary = "show which lines of code no chapter quotes"
  static let options: [String: String?] = [:]
  static let help = """
    usage: workbook coverage

    Lists each program and library file: its lines of code, how many of them a
    chapter quotes, and the numbers of those that none does.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    _ = try arguments.exactly()
    let coverage = try currentBook().coverage()
    let width = coverage.map(\.file.count).max() ?? 0
    print("file".padded(to: width + 2) + "lines  quoted  unquoted")
    for file in coverage {
      let unquoted = runs(file.unquoted).map {
        $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
      }
      print(
        file.file.padded(to: width + 2)
          + "\(file.code.count)".padded(to: 7)
          + "\(file.quoted.count)".padded(to: 8)
          + unquoted.joined(separator: " "))
    }
    print("coverage \(Figures.Quoted(coverage).percentage)")
    return coverage.allSatisfy(\.unquoted.isEmpty) ? 0 : 1
  }
}
