import Literate

/// A change that makes no difference, and so cannot be noticed.
///
/// `Tests/equivalents.txt` lists them, one in a paragraph:
///
///     chapters/05-framing/README.md #2
///     - var length: UInt32 = 0
///     The line below assigns to it.
///
/// `#2` means the second such line of the file.
struct Equivalent: Sendable {
  static let list = "Tests/equivalents.txt"

  /// The entry's line in the list, counted from 1.
  let line: Int
  let file: String
  let count: Int
  let difference: [String]
  let hasReason: Bool

  init(_ paragraph: ArraySlice<String>) {
    line = paragraph.startIndex + 1
    let parts = paragraph[paragraph.startIndex].split(separator: " #")
    file = String(parts.first ?? "")
    count = parts.count == 2 ? Int(parts[1]) ?? .max : 1
    difference = paragraph.dropFirst().prefix {
      $0.hasPrefix("- ") || $0.hasPrefix("+ ")
    }
    hasReason = paragraph.count > 1 + difference.count
  }

  func matches(_ mutant: Mutant) -> Bool {
    file == mutant.place.file && count == mutant.count
      && difference == mutant.difference
  }

  func problem(_ message: String, help: String) -> Problem {
    Place(Self.list, line: line).problem(
      message, detail: difference, help: help)
  }

  /// What is wrong with the entry itself.
  func problem(in files: Files) -> Problem? {
    let lines = (try? SourceFile(file, in: files).lines) ?? []
    if lines.count(where: { "- " + $0 == difference.first }) < count {
      return problem(
        "\(file) has no such line", help: "correct the entry, or delete it")
    }
    if hasReason { return nil }
    return problem("no reason given", help: "say why it makes no difference")
  }
}

extension Book {
  /// The equivalent mutants listed; none if there is no list.
  func equivalents() throws(Problem) -> [Equivalent] {
    guard files.exists(Equivalent.list) else { return [] }
    return lines(of: try files.text(of: Equivalent.list))
      .split(separator: "").map(Equivalent.init)
  }
}
