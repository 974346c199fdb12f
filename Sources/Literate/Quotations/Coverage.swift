/// Which lines of a file of code the book quotes.
public struct Coverage: Sendable {
  /// The file, relative to the book's root.
  public let file: String
  /// The numbers of its lines of code, counted from 1.
  public let code: [Int]
  /// Those of them that are quoted.
  public let quoted: Set<Int>

  /// Those that are not.
  public var unquoted: [Int] { code.filter { !quoted.contains($0) } }

  /// An error for each run of lines that no chapter quotes.
  public var problems: [Problem] {
    runs(unquoted).map { run in
      Problem(
        file, line: run.lowerBound,
        run.count == 1
          ? "no chapter quotes this line"
          : "no chapter quotes lines \(run.lowerBound) to \(run.upperBound)",
        help: "quote it in the text that explains it, or take it out")
    }
  }
}

/// Where a quotation was found.
struct Quoted: Sendable {
  let file: String
  let ranges: [Range<Int>]
}

extension Book {
  /// The coverage of each file that is to be quoted: a chapter's program by its
  /// own chapter, a library by any.
  public func coverage() -> [Coverage] {
    let found = chapters.map { chapter in
      chapter.checks.compactMap { check -> Quoted? in
        guard case .quotation(let listing, let language, let path) = check
        else { return nil }
        return try? find(listing, language, path, in: chapter).quoted
      }
    }
    var result: [Coverage] = []
    for (chapter, quoted) in zip(chapters, found) {
      result += chapter.sources.map { Coverage($0, quoted: quoted) }
    }
    for library in libraries {
      result += library.sources.map {
        Coverage($0, quoted: found.flatMap { $0 })
      }
    }
    return result
  }
}

extension Coverage {
  init(_ source: SourceFile, quoted: [Quoted]) {
    file = source.path
    code = source.codeLines.map { $0 + 1 }
    self.quoted = Set(
      quoted.filter { $0.file == source.path }.flatMap(\.ranges)
        .flatMap { $0.map { $0 + 1 } }
    ).intersection(code)
  }
}

/// The runs of numbers that follow one another.
public func runs(_ numbers: [Int]) -> [ClosedRange<Int>] {
  numbers.reduce(into: []) { runs, number in
    if let last = runs.last, last.upperBound + 1 == number {
      runs[runs.count - 1] = last.lowerBound...number
    } else {
      runs.append(number...number)
    }
  }
}
