/// The smallest difference that explains why lines are not those expected.
///
/// `- ` marks a line that is expected and not there, `+ ` one that is there and
/// not expected. Up to two lines around a change are shown as they are there,
/// and `@@` stands for lines left out.
struct Difference {
  /// The lines to show, at most 41; none where nothing differs.
  private(set) var lines: [String] = []

  private enum Row {
    case context(String)
    /// A line with its mark, and the number of lines that it speaks of.
    case change(String, count: Int)
  }

  /// Compares two texts, byte for byte if nothing else is asked for.
  init(
    expected: [String], actual: [String],
    matching: (String, String) -> Bool = { $0.utf8.elementsEqual($1.utf8) }
  ) {
    let alignment = Alignment(
      expected: expected, actual: actual,
      isSame: { matching(expected[$0], actual[$1]) })
    self.init(
      alignment, expected: expected, actual: actual, matching: matching)
  }

  /// Shows an alignment of `expected` with `actual`.
  init(
    _ alignment: Alignment, expected: [String], actual: [String],
    matching: (String, String) -> Bool
  ) {
    var rows: [Row] = []
    var missing: [VisibleLine] = []
    var extra: [VisibleLine] = []
    func endChange() {
      rows += Self.rows("- ", missing) + Self.rows("+ ", extra)
      (missing, extra) = ([], [])
    }
    for step in alignment.steps {
      switch step {
      case .kept(_, let line):
        endChange()
        rows.append(.context(actual[line]))
      case .gap(_, let taken):
        endChange()
        rows += actual[taken].map { .context($0) }
      case .changed(let old, let new):
        let pair = VisibleLine.pair(expected[old], actual[new], matching)
        missing.append(pair.0)
        extra.append(pair.1)
      case .missing(let line): missing.append(VisibleLine(expected[line]))
      case .extra(let line): extra.append(VisibleLine(actual[line]))
      case .rest(let old, let new):
        endChange()
        let count = old.count + new.count
        rows.append(
          .change("@@ \(count) more lines, not compared", count: count))
      }
    }
    endChange()
    show(rows)
  }

  /// One side of a change, with its mark; of a long one only the beginning.
  private static func rows(_ mark: String, _ lines: [VisibleLine]) -> [Row] {
    let shown = lines.prefix(18)
    let rows = shown.map { Row.change(mark + $0.text, count: 1) }
    let count = lines.count - shown.count
    guard count > 0 else { return rows }
    return rows + [.change("@@ \(count) more lines", count: count)]
  }

  /// Takes over all changes and what is near them, up to 40 lines.
  private mutating func show(_ rows: [Row]) {
    var isNear = Array(repeating: false, count: rows.count)
    for (index, row) in rows.enumerated() {
      guard case .change = row else { continue }
      for near in max(0, index - 2)...min(index + 2, rows.count - 1) {
        isNear[near] = true
      }
    }
    guard isNear.contains(true) else { return }
    var more = 0
    for (index, row) in rows.enumerated() {
      switch row {
      case .change(_, let count) where lines.count >= 40: more += count
      case .change(let line, _): lines.append(line)
      case .context where lines.count >= 40: break
      case .context(let line) where isNear[index]:
        lines.append("  " + VisibleLine(line).text)
      case .context where lines.last != "@@": lines.append("@@")
      case .context: break
      }
    }
    if more > 0 { lines.append("@@ \(more) more lines") }
  }
}
