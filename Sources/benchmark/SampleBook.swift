import Foundation
import Literate

/// A book of small programs, no two of them the same.
struct SampleBook {
  private let root: String
  private let count: Int
  private let toolchain: Toolchain

  init(in root: String, count: Int) throws {
    self.root = root
    self.count = count
    toolchain = try Toolchain()
    try write("Chapter(\"01-programs\")\n", to: "Package.swift")
    try write("# Sample\n", to: "README.md")
    try write("", to: "chapters/01-programs/main.swift")
    try change(0)
  }

  /// Writes the text, with another first program for each variant.
  func change(_ variant: Int) throws {
    let programs = (1...count).map { number in
      let factor = number == 1 ? 1000 + variant : number
      return """
        ```swift run
        let numbers = (1...\(number + 2)).map { $0 * \(factor) }
        print(numbers.count, numbers.reduce(0, +))
        ```

        ```output
        \(number + 2) \((1...number + 2).map { $0 * factor }.reduce(0, +))
        ```

        """
    }
    try write(
      "# Programs\n\n" + programs.joined(separator: "\n"),
      to: "chapters/01-programs/README.md")
  }

  /// Empties the cache.
  func forget() throws {
    try FileManager.default.removeItem(atPath: root + "/.build/cache")
  }

  /// Verifies the book with all processors.
  func verify() throws {
    let verifier = try Verifier(
      book: Book(in: Files(root: root)), toolchain: toolchain,
      directory: root + "/.build")
    let outcomes = verifier.outcomes(
      of: verifier.book.texts.flatMap(\.checks),
      jobs: ProcessInfo.processInfo.activeProcessorCount
    ) { _, _ in }
    let problems = Verification(
      outcomes, verifier.book.problems, coverage: nil
    ).problems
    precondition(problems.isEmpty, "\(problems)")
  }

  private func write(_ text: String, to path: String) throws {
    let url = URL(filePath: root + "/" + path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }
}
