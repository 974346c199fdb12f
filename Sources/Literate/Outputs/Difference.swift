/// The difference between the lines expected and the actual ones, in at most 41
/// lines; none if they are the same.
///
/// `- ` marks a line that is missing, `+ ` one that wasn't expected. Up to two
/// lines around a change are shown as they are, and `@@` is for lines left out.
package func difference(
  from expected: [String], to actual: [String]
) -> [String] {
  let steps = align(expected.count, actual.count) {
    expected[$0].utf8.elementsEqual(actual[$1].utf8)
  }
  return excerpt(of: steps, from: expected, to: actual)
}

extension OutputPattern {
  /// Why an output doesn't match, as a difference.
  func difference(from output: [String]) -> [String] {
    let changes = excerpt(of: steps(to: output), from: closed, to: output)
    // If only the numbers of a name differ, every line matches by itself.
    return changes.isEmpty
      ? Literate.difference(from: lines, to: output) : changes
  }
}

/// The changes among the rows of a difference, and the rows near them.
private func excerpt(
  of steps: [Step], from expected: [String], to actual: [String]
) -> [String] {
  let rows = steps.compactMap { step in
    switch step {
    case .kept(_, let line), .passed(let line): "  " + visible(actual[line])
    case .gap: nil
    case .missing(let line): "- " + visible(expected[line], isMarked: true)
    case .extra(let line): "+ " + visible(actual[line], isMarked: true)
    }
  }
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

/// The first 200 characters of a line, with the invisible ones spelt out.
///
/// Control characters and blanks beyond ASCII become Swift escapes. In a line
/// that is marked as changed, so do tabs, and blanks at the end become `·`.
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
