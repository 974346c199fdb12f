/// A text of the book: README.md, CONTRIBUTING.md, or a chapter's README.md.
package struct Text: Sendable {
  /// Its path, relative to the book's root.
  package let path: String
  package let lines: [String]
  /// Its fences, in order.
  package let fences: [Fence]
  /// Those whose info string makes sense, and what they are.
  package let listings: [Listing]
  /// What there is to check, in order.
  package let checks: [Check]
  /// What is wrong with it before anything is run.
  package let problems: [Problem]

  package init(_ path: String, in files: Files) throws(Problem) {
    self.path = path
    lines = Literate.lines(of: try files.text(of: path))
    let scanned = Fence.all(in: lines, of: path)
    fences = scanned.fences
    var problems = scanned.problems
    var listings: [Listing] = []
    for fence in fences {
      do {
        listings.append(try Listing(fence, of: path))
      } catch {
        problems.append(error)
      }
    }
    self.listings = listings
    let paired = Check.all(of: listings, broken: problems.map(\.place.line))
    checks = paired.checks
    self.problems = (problems + paired.problems)
      .sorted { $0.place.line < $1.place.line }
  }

  /// Its first heading.
  package var title: String {
    prose(1..<lines.count + 1) { $0.hasPrefix("# ") }.first
      .map { String(lines[$0 - 1].dropFirst(2)) } ?? path
  }

  /// The lines of its fences, counted from 1, including the backticks.
  package var fencedLines: Set<Int> {
    Set(fences.flatMap { $0.line...$0.endLine })
  }

  /// The numbers of those chosen lines that are outside of fences.
  func prose(_ numbers: Range<Int>, where isChosen: (String) -> Bool) -> [Int] {
    let fenced = fencedLines
    return numbers.filter {
      isChosen(lines[$0 - 1]) && !fenced.contains($0)
    }
  }
}
