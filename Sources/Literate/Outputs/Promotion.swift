extension OutputPattern {
  /// The lines that explain why an output does not match, as a difference.
  func difference(from output: [String]) -> [String] {
    let changes = excerpt(
      of: rows(for: output).flatMap { row in
        switch row {
        case .kept(_, let line): ["  " + visible(line)]
        case .open(let lines): lines.map { "  " + visible($0) }
        case .missing(let pattern): ["- " + visible(pattern, isMarked: true)]
        case .extra(let line): ["+ " + visible(line, isMarked: true)]
        }
      })
    // Each line may fit, and only a name's numbers differ.
    return changes.isEmpty ? Literate.difference(lines, output) : changes
  }

  /// The lines of the fence once this output is what is expected: for `--fix`.
  ///
  /// Lines that still match stay as they are written, and so does a `...` for
  /// whole lines between two of them. All else is taken from the output.
  func promoted(to output: [String]) -> [String] {
    let lines = rows(for: output).compactMap { row in
      switch row {
      case .kept(let pattern, _): pattern
      case .open: "..."
      case .missing: nil
      case .extra(let line): line
      }
    }
    return OutputPattern(lines).matches(output) ? lines : output
  }

  /// A line of the pattern, of the output, or of both.
  private enum Row {
    case kept(pattern: String, line: String)
    /// What a gap takes in.
    case open([String])
    case missing(String)
    case extra(String)
  }

  /// How an output that does not match goes with the pattern.
  ///
  /// A gap takes in what stands between its neighbours, if both are still there.
  private func rows(for output: [String]) -> [Row] {
    let closed = lines.filter { !isOpen($0) }
    let patterns = closed.map { OutputPattern([$0]) }
    // For each closed line its line of the output, and before each, and after
    // the last, the lines that no closed one stands for.
    var partners = [Int?](repeating: nil, count: closed.count)
    var between = [[Int]](repeating: [], count: closed.count + 1)
    var place = 0
    let alignment = Alignment(closed.count, output.count) {
      patterns[$0].matches([output[$1]])
    }
    for step in alignment.steps {
      switch step {
      case .kept(let old, let new):
        partners[old] = new
        place = old + 1
      case .missing(let old): place = old + 1
      case .extra(let new): between[place].append(new)
      }
    }
    var rows: [Row] = []
    var gaps = Set<Int>()
    for (index, line) in lines.enumerated() where isOpen(line) {
      gaps.insert(lines[..<index].count { !isOpen($0) })
    }
    for place in 0...closed.count {
      let isKept =
        (place == 0 || partners[place - 1] != nil)
        && (place == closed.count || partners[place] != nil)
      let extra = between[place].map { output[$0] }
      rows +=
        gaps.contains(place) && isKept
        ? [.open(extra)] : extra.map { .extra($0) }
      guard place < closed.count else { break }
      if let partner = partners[place] {
        rows.append(.kept(pattern: closed[place], line: output[partner]))
      } else {
        rows.append(.missing(closed[place]))
      }
    }
    return rows
  }
}
