/// A step from expected lines to actual ones, by their indices.
enum Step {
  case kept(expected: Int, actual: Int)
  case missing(Int)
  case extra(Int)
  /// A `...`, and then each line that it matches.
  case gap
  case passed(Int)
}

/// The steps from expected lines to actual ones that keep the most.
///
/// Lines beyond the first thousand expected, or beyond a million pairs, would
/// take too long, and count as missing and extra.
func align(
  _ expected: Int, _ actual: Int, by matches: (_ old: Int, _ new: Int) -> Bool
) -> [Step] {
  let old = min(expected, 1_000)
  let new = min(actual, 1_000_000 / max(1, old))
  // How many can be kept of the lines from each pair on.
  let none = Array(repeating: 0, count: new + 1)
  var kept = Array(repeating: none, count: old + 1)
  for i in (0..<old).reversed() {
    for j in (0..<new).reversed() {
      kept[i][j] =
        matches(i, j)
        ? kept[i + 1][j + 1] + 1 : max(kept[i + 1][j], kept[i][j + 1])
    }
  }
  var steps: [Step] = []
  var (i, j) = (0, 0)
  while i < old || j < new {
    if i < old, j < new, matches(i, j) {
      steps.append(.kept(expected: i, actual: j))
      (i, j) = (i + 1, j + 1)
    } else if j == new || i < old && kept[i + 1][j] >= kept[i][j + 1] {
      steps.append(.missing(i))
      i += 1
    } else {
      steps.append(.extra(j))
      j += 1
    }
  }
  return steps + (old..<expected).map { .missing($0) }
    + (new..<actual).map { .extra($0) }
}

extension OutputPattern {
  /// The lines that the fence should have for this output: for `--fix`.
  ///
  /// Lines that still match stay as they are, and so does a `...` between two
  /// of them. Everything else comes from the output.
  func promoted(to output: [String]) -> [String] {
    return steps(to: output).compactMap { step in
      switch step {
      case .kept(let line, _): closed[line]
      case .gap: "..."
      case .missing, .passed: nil
      case .extra(let line): output[line]
      }
    }
  }

  /// The steps from its closed lines to an output that doesn't match.
  ///
  /// A gap matches what is between its neighbours, if both are still there.
  func steps(to output: [String]) -> [Step] {
    // Most lines leave nothing open, and comparing bytes is fast.
    let patterns = closed.map {
      $0.contains(/\.\.\.|<pid:/) ? OutputPattern([$0]) : nil
    }
    // A gap is known by how many closed lines are above it.
    let gaps = Set(
      lines.indices.filter { isGap(lines[$0]) }
        .map { lines[..<$0].count { !isGap($0) } })
    var steps: [Step] = []
    var (above, isAboveKept, extra) = (0, true, [Int]())
    func end(_ isBelowKept: Bool) {
      steps +=
        gaps.contains(above) && isAboveKept && isBelowKept
        ? [.gap] + extra.map { .passed($0) } : extra.map { .extra($0) }
      (above, isAboveKept, extra) = (above + 1, isBelowKept, [])
    }
    let aligned = align(closed.count, output.count) {
      patterns[$0]?.matches([output[$1]])
        ?? closed[$0].utf8.elementsEqual(output[$1].utf8)
    }
    for step in aligned {
      if case .extra(let line) = step {
        extra.append(line)
        continue
      }
      if case .kept = step { end(true) } else { end(false) }
      steps.append(step)
    }
    end(true)
    return steps
  }
}
