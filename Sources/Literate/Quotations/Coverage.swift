import Foundation

/// Which lines of a file of code the book quotes.
package struct Coverage: Sendable {
  /// The file, relative to the book's root.
  package let file: String
  /// The numbers of its lines of code, counted from 1.
  package let code: [Int]
  /// Those of them that are quoted.
  package let quoted: Set<Int>
  /// Whether all of them have to be: those of a chapter's directory.
  package let isWhole: Bool

  package var unquoted: IndexSet {
    IndexSet(code).subtracting(IndexSet(quoted))
  }

  /// An error for each run of lines that should be quoted and aren't.
  package var problems: [Problem] {
    guard isWhole else { return [] }
    return unquoted.rangeView.map { lines in
      Place(file, line: lines.lowerBound).problem(
        lines.count == 1
          ? "the chapter does not quote this line"
          : "the chapter does not quote lines \(lines.lowerBound) to "
            + "\(lines.upperBound - 1)",
        help: "quote it where the text explains it, or take it out")
    }
  }

  init(_ source: SourceFile, quoted: [Quoted], isWhole: Bool) {
    file = source.path
    code = codeLines(in: source.lines).map { $0 + 1 }
    self.quoted = Set(
      quoted.filter { $0.file == source.path }.flatMap(\.ranges)
        .flatMap { $0.map { $0 + 1 } }
    ).intersection(code)
    self.isWhole = isWhole
  }
}

extension Book {
  /// The coverage of each chapter's program by its text, and of each library by
  /// all texts.
  ///
  /// A library is a directory of `Sources` from which some text quotes.
  package func coverage() throws(Problem) -> [Coverage] {
    var result: [Coverage] = []
    var all: [Quoted] = []
    for text in texts {
      let quoted = text.listings.compactMap { listing -> Quoted? in
        guard case .quotation = listing.kind else { return nil }
        return try? find(listing)
      }
      result += (chapter(of: text.path)?.sources ?? []).map {
        Coverage($0, quoted: quoted, isWhole: true)
      }
      all += quoted
    }
    let libraries = Set(
      all.map { $0.file.split(separator: "/").prefix(2).joined(separator: "/") }
        .filter { $0.hasPrefix("Sources/") && files.isDirectory($0) })
    for library in libraries.sorted() {
      for directory in [library, library + "/include"] {
        result += try SourceFile.all(in: directory, of: files).map {
          Coverage($0, quoted: all, isWhole: false)
        }
      }
    }
    return result
  }
}
