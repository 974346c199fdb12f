/// How expected lines and actual ones go together, at the least cost.
///
/// An expected element can be a gap, which takes in any number of actual ones
/// at no cost. The standard library's `difference(from:)` knows no gaps, nor
/// which removed line became which new one, hence this table of costs: a row
/// for each expected element, a column for each actual one. What is the same at
/// both ends needs no table, and of what would need more than half a million
/// cells only the beginning is compared.
struct Alignment {
  enum Step: Equatable {
    case kept(expected: Int, actual: Int)
    case changed(expected: Int, actual: Int)
    case missing(expected: Int)
    case extra(actual: Int)
    case gap(expected: Int, actual: Range<Int>)
    /// What was too much to be compared.
    case rest(expected: Range<Int>, actual: Range<Int>)
  }

  /// What an expected element and an actual one have in common; a gap is the
  /// `same` as what it may take in.
  enum Likeness { case same, alike, different }

  /// What is lost by each step that is neither kept nor taken in by a gap.
  ///
  /// A change costs less than a line missing and another one extra. Where a gap
  /// would take in the extra line, only a line that is alike counts as changed.
  /// Two changes cost more than a line missing and one extra: lines that only
  /// moved up or down are kept.
  private enum Cost {
    static let missing: Int32 = 20
    static let extra: Int32 = 17
    static let alike: Int32 = 19
    static let different: Int32 = 36
  }

  var steps: [Step] = []

  init(
    expected: Int, actual: Int, isGap: (Int) -> Bool,
    likeness: (Int, Int) -> Likeness
  ) {
    let shorter = min(expected, actual)
    func isKept(_ expected: Int, _ actual: Int) -> Bool {
      !isGap(expected) && likeness(expected, actual) == .same
    }
    let head = (0..<shorter).first { !isKept($0, $0) } ?? shorter
    let tail =
      (0..<shorter - head).first {
        !isKept(expected - 1 - $0, actual - 1 - $0)
      } ?? shorter - head

    steps = (0..<head).map { .kept(expected: $0, actual: $0) }
    align(head..<expected - tail, head..<actual - tail, isGap, likeness)
    steps += (0..<tail).reversed().map {
      .kept(expected: expected - 1 - $0, actual: actual - 1 - $0)
    }
  }

  /// Whether what stood around the gap at `index` is still there.
  func gapStands(at index: Int) -> Bool {
    [index - 1, index + 1].filter(steps.indices.contains).allSatisfy {
      switch steps[$0] {
      case .kept, .changed, .gap: true
      case .missing, .extra, .rest: false
      }
    }
  }

  private enum Move { case keep, change, leave, extra, takeIn }

  private mutating func align(
    _ expected: Range<Int>, _ actual: Range<Int>, _ isGap: (Int) -> Bool,
    _ likeness: (Int, Int) -> Likeness
  ) {
    let rows = expected.prefix(500)
    let columns = actual.prefix(500_000 / max(rows.count, 1))
    let width = columns.count + 1
    /// What all from a row and a column on costs, a row behind the other.
    var costs = Array(repeating: Int32(0), count: (rows.count + 1) * width)

    func place(_ row: Int, _ column: Int) -> Int {
      (row - rows.lowerBound) * width + column - columns.lowerBound
    }
    func best(_ row: Int, _ column: Int) -> (cost: Int32, move: Move) {
      let place = place(row, column)
      guard row < rows.upperBound else {
        return column < columns.upperBound
          ? (costs[place + 1] + Cost.extra, .extra) : (0, .leave)
      }
      let isGap = isGap(row)
      let down = costs[place + width] + (isGap ? 0 : Cost.missing)
      guard column < columns.upperBound else { return (down, .leave) }
      let likeness = likeness(row, column)
      let takesIn = isGap && likeness == .same
      let right = costs[place + 1] + (takesIn ? 0 : Cost.extra)
      let aside =
        down <= right ? (down, Move.leave) : (right, takesIn ? .takeIn : .extra)
      guard !isGap else { return aside }
      let next = costs[place + width + 1]
      let both: (cost: Int32, Move) =
        switch likeness {
        case .same: (next, .keep)
        case .alike: (next + Cost.alike, .change)
        case .different: (next + Cost.different, .change)
        }
      return both.cost <= aside.0 ? both : aside
    }

    for row in (rows.lowerBound...rows.upperBound).reversed() {
      for column in (columns.lowerBound...columns.upperBound).reversed() {
        costs[place(row, column)] = best(row, column).cost
      }
    }
    var (row, column) = (rows.lowerBound, columns.lowerBound)
    var entered = column
    while row < rows.upperBound || column < columns.upperBound {
      let move = best(row, column).move
      switch move {
      case .keep: steps.append(.kept(expected: row, actual: column))
      case .change: steps.append(.changed(expected: row, actual: column))
      case .leave where isGap(row):
        steps.append(.gap(expected: row, actual: entered..<column))
      case .leave: steps.append(.missing(expected: row))
      case .extra:
        steps += (entered...column).map { .extra(actual: $0) }
        entered = column + 1
      case .takeIn: break
      }
      if move != .leave { column += 1 }
      if move != .extra, move != .takeIn {
        row += 1
        entered = column
      }
    }
    if rows != expected || columns != actual {
      steps.append(
        .rest(
          expected: rows.upperBound..<expected.upperBound,
          actual: columns.upperBound..<actual.upperBound))
    }
  }
}
