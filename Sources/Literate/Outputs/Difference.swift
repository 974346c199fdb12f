/// The difference that explains why lines are not those expected, at most 41
/// lines of it; none where nothing differs.
///
/// `- ` marks a line that is expected and not there, `+ ` one that is there and
/// not expected. Up to two lines around a change are shown as they are, and `@@`
/// stands for lines left out.
package func difference(_ expected: [String], _ actual: [String]) -> [String] {
  let alignment = Alignment(expected.count, actual.count) {
    expected[$0].utf8.elementsEqual(actual[$1].utf8)
  }
  return excerpt(
    of: alignment.steps.map { step in
      switch step {
      case .kept(_, let line): "  " + visible(actual[line])
      case .missing(let line): "- " + visible(expected[line], isMarked: true)
      case .extra(let line): "+ " + visible(actual[line], isMarked: true)
      }
    })
}

/// The changes among a difference's rows, and what is near them.
func excerpt(of rows: [String]) -> [String] {
  let near = Set(
    rows.indices.filter { !rows[$0].hasPrefix("  ") }
      .flatMap { $0 - 2...$0 + 2 })
  guard !near.isEmpty else { return [] }
  var shown: [String] = []
  for (index, row) in rows.enumerated() {
    if near.contains(index) {
      shown.append(row)
    } else if shown.last != "@@" {
      shown.append("@@")
    }
  }
  let left = shown.dropFirst(40).count { $0 != "@@" }
  return shown.prefix(40) + (left == 0 ? [] : ["@@ \(left) more lines"])
}

/// How expected lines and actual ones go together, by the standard library's
/// difference.
struct Alignment {
  enum Step {
    case kept(expected: Int, actual: Int)
    case missing(Int)
    case extra(Int)
  }

  let steps: [Step]

  /// Aligns lines; beyond a thousand, where that would take long, they count as
  /// missing and extra.
  init(
    _ expected: Int, _ actual: Int, by matches: (_ old: Int, _ new: Int) -> Bool
  ) {
    let limit = 1_000
    let (old, new) = (min(expected, limit), min(actual, limit))
    let difference = Array(0..<new).difference(from: Array(0..<old)) {
      matches($0, $1)
    }
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var steps: [Step] = []
    var (i, j) = (0, 0)
    while i < old || j < new {
      if i < old, removed.contains(i) {
        steps.append(.missing(i))
        i += 1
      } else if j < new, inserted.contains(j) {
        steps.append(.extra(j))
        j += 1
      } else {
        steps.append(.kept(expected: i, actual: j))
        (i, j) = (i + 1, j + 1)
      }
    }
    steps += (old..<expected).map { .missing($0) }
    steps += (new..<actual).map { .extra($0) }
    self.steps = steps
  }
}

/// A line with what cannot be seen in it spelt out, and 200 characters at most.
///
/// Control characters and blanks beyond ASCII become Swift escapes. In a line
/// that is marked as changed, so do tabs, and a blank at its end is a `·`.
package func visible(_ line: String, isMarked: Bool = false) -> String {
  let part = line.count > 200 ? line.prefix(200) + "…" : line[...]
  let text = part.unicodeScalars.map { scalar -> String in
    switch scalar.properties.generalCategory {
    case _ where scalar == "\t" && !isMarked: "\t"
    case .control, .format, .lineSeparator, .paragraphSeparator:
      scalar.escaped(asASCII: true)
    case .spaceSeparator where scalar != " ": scalar.escaped(asASCII: true)
    default: String(scalar)
    }
  }.joined()
  let blanks = text.reversed().prefix { $0 == " " }.count
  return isMarked && blanks > 0
    ? text.dropLast(blanks) + String(repeating: "·", count: blanks) : text
}
