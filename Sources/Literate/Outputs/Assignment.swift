/// Which line of an output each line of a pattern takes, in any order.
///
/// Literal lines come first: whichever of equal lines they take is the same. Of
/// the fuzzy ones the line with the fewest candidates chooses next, itself
/// first if it stands there, and takes another where a later line is left with
/// none. That search ends after a fixed number of choices, for it could last
/// for ages; then, and if there is no complete assignment, as many lines are
/// assigned as the first choices allow.
struct Assignment {
  /// For every line of the pattern the index of its line of the output.
  private(set) var partners: [Int?]

  /// Whether no line of the pattern is left over.
  var isComplete: Bool { !partners.contains(nil) }

  /// A fuzzy line of the pattern, and the lines of the output it may take.
  private struct Open {
    let line: Int
    let pattern: LinePattern
    var candidates: [Int]

    static func hasFewer(_ one: Open, _ other: Open) -> Bool {
      one.candidates.count < other.candidates.count
    }
  }

  private let output: [String]
  private var choicesLeft: Int

  init(of pattern: [LinePattern], to output: [String]) {
    self.output = output
    choicesLeft = pattern.count + 1_000
    partners = Array(repeating: nil, count: pattern.count)

    var places = Dictionary(
      grouping: output.indices.reversed(), by: { Array(output[$0].utf8) })
    for (line, pattern) in pattern.enumerated() where pattern.isLiteral {
      partners[line] = places[Array(pattern.text.utf8)]?.popLast()
    }
    let free = places.values.joined().sorted()
    var open: [Open] = []
    for (line, pattern) in pattern.enumerated() where !pattern.isLiteral {
      let candidates = free.filter { pattern.matches(output[$0]) }
      let same = candidates.filter { pattern.isSpelt(output[$0]) }
      let others = candidates.filter { !pattern.isSpelt(output[$0]) }
      open.append(
        Open(line: line, pattern: pattern, candidates: same + others))
    }
    if !assignAll(open, [:]) { assignSome(open) }
  }

  /// Assigns every line that is open, or none.
  private mutating func assignAll(_ open: [Open], _ bindings: Bindings) -> Bool
  {
    guard let next = open.min(by: Open.hasFewer) else { return true }
    for candidate in next.candidates where choicesLeft > 0 {
      choicesLeft -= 1
      partners[next.line] = candidate
      var bound = bindings
      let rest = remainder(of: open, as: next, takes: candidate, &bound)
      if assignAll(rest, bound) { return true }
    }
    partners[next.line] = nil
    return false
  }

  /// Assigns lines as long as one that is open has a candidate.
  private mutating func assignSome(_ open: [Open]) {
    var open = open.filter { !$0.candidates.isEmpty }
    var bindings: Bindings = [:]
    while let next = open.min(by: Open.hasFewer) {
      let candidate = next.candidates[0]
      partners[next.line] = candidate
      open = remainder(of: open, as: next, takes: candidate, &bindings)
        .filter { !$0.candidates.isEmpty }
    }
  }

  /// What is still open, and for what, once a line has its partner.
  private func remainder(
    of open: [Open], as next: Open, takes candidate: Int,
    _ bindings: inout Bindings
  ) -> [Open] {
    let known = bindings
    _ = next.pattern.matches(output[candidate], &bindings)
    return open.filter { $0.line != next.line }.map { other in
      let isNarrower = other.pattern.names.contains {
        known[$0] == nil && bindings[$0] != nil
      }
      var other = other
      other.candidates.removeAll {
        $0 == candidate
          || isNarrower
            && !other.pattern.matches(output[$0], given: bindings)
      }
      return other
    }
  }
}
