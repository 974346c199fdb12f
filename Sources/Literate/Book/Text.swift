/// A text of the book: README.md, CONTRIBUTING.md, or a chapter's README.md.
package struct Text: Sendable {
  /// Its path, relative to the book's root.
  package let path: String
  package let lines: [String]
  /// Its fences, in order.
  package let fences: [Fence]
  /// Those whose info string is known, and what they are.
  package let listings: [Listing]
  /// What is to be checked, in order.
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
    let paired = Check.all(of: listings)
    checks = paired.checks
    self.problems = (problems + paired.problems)
      .sorted { $0.place.line < $1.place.line }
  }

  /// What its first heading says.
  package var title: String {
    lines.first { $0.hasPrefix("# ") }.map { String($0.dropFirst(2)) } ?? path
  }

  /// The lines of its fences, counted from 1, their marks included.
  package var fencedLines: Set<Int> {
    Set(fences.flatMap { $0.line...$0.endLine })
  }

  /// The numbers of the lines outside of fences that are chosen.
  func prose(_ numbers: Range<Int>, where isChosen: (String) -> Bool) -> [Int] {
    let fenced = fencedLines
    return numbers.filter {
      isChosen(lines[$0 - 1]) && !fenced.contains($0)
    }
  }
}
