/// A change of one line that means the same, and so cannot be noticed.
///
/// The book's are listed in `Tests/equivalents.txt`, in paragraphs: the place,
/// the change as a diff, and why it means the same.
///
///     chapters/05-framing/README.md #2
///     - var length: UInt32 = 0
///     + var length: UInt32 = 1
///     The line below writes over it.
///
/// `#2` says that it is the second such line of the file.
public struct Equivalent: Sendable {
  /// The list's path in the book.
  static let list = "Tests/equivalents.txt"

  /// The entry's line in the list, counted from 1.
  let line: Int
  let place: String
  let difference: [String]
  let reason: [String]

  /// Whether it is just this mutant.
  func matches(_ mutant: Mutant) -> Bool {
    place == mutant.place && difference == mutant.difference
  }

  /// An error about the entry.
  func problem(_ message: String, help: String) -> Problem {
    Place(file: Self.list, line: line).problem(
      message, detail: difference, help: help)
  }
}

extension Book {
  /// The changes that are listed as meaning the same: none if there is no list.
  func equivalents() -> [Equivalent] {
    guard let text = try? folder.text(of: Equivalent.list) else { return [] }
    var entries: [Equivalent] = []
    var number = 1
    for paragraph in text.split(
      separator: "\n\n", omittingEmptySubsequences: false)
    {
      let lines = paragraph.split(
        separator: "\n", omittingEmptySubsequences: false
      ).map(String.init)
      let difference = lines.dropFirst().prefix {
        $0.hasPrefix("- ") || $0.hasPrefix("+ ")
      }
      entries.append(
        Equivalent(
          line: number, place: lines.first ?? "", difference: Array(difference),
          reason: lines.dropFirst(1 + difference.count)
            .filter { !$0.isEmpty }))
      number += lines.count + 1
    }
    return entries
  }

  /// What is wrong with the list: an entry that no line of the book matches, or
  /// that does not say why.
  func problems(of equivalents: [Equivalent]) -> [Problem] {
    equivalents.compactMap { entry in
      if entry.reason.isEmpty {
        return entry.problem(
          "does not say why it means the same", help: "write it below")
      }
      let words = entry.place.split(separator: " #").map(String.init)
      let text = (try? folder.text(of: words.first ?? "")) ?? ""
      let count = lines(of: text).count { "- " + $0 == entry.difference.first }
      let number = words.count == 2 ? Int(words[1]) ?? .max : 1
      return count >= number
        ? nil
        : entry.problem(
          "there is no such line at \(entry.place)", help: "take the entry out")
    }
  }
}
