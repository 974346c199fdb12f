extension Quotation {
  /// The ranges of a file's lines that the quotation most likely means, now
  /// that it stands nowhere: for each part the lines between those that it
  /// still has.
  ///
  /// Nil if a part has nothing in common with the file, or all have only lines
  /// such as `}`, which say nothing about the place.
  func nearest(in file: [String]) -> [Range<Int>]? {
    var ranges: [Range<Int>] = []
    var from = 0
    var weight = 0
    for part in parts {
      guard let best = closest(to: part, in: file, from: from) else {
        return nil
      }
      ranges.append(best.range)
      from = best.range.upperBound
      weight += best.weight
    }
    return weight > 0 ? ranges : nil
  }

  /// The quotation as the file now has it, its elisions kept.
  static func lines(
    _ quoted: [String], replacedBy ranges: [Range<Int>], of file: [String]
  ) -> [String] {
    var left = ranges[...]
    var result: [String] = []
    var inPart = false
    for line in quoted {
      if isElision(line) {
        result.append(line)
        inPart = false
      } else if !inPart, let range = left.popFirst() {
        result += file[range]
        inPart = true
      }
    }
    return result
  }
}

/// The lines of the file that have most in common with a part, and the letters
/// and digits that they have in common.
private func closest(
  to part: [String], in file: [String], from: Int
) -> (weight: Int, range: Range<Int>)? {
  func weight(_ line: String) -> Int {
    line.count(where: { $0.isLetter || $0.isNumber })
  }
  var best: (weight: Int, range: Range<Int>)?
  for start in from..<max(from, file.count) {
    let window = start..<min(file.count, start + part.count)
    let kept = common(part, Array(file[window]))
    let weight = kept.map { weight(part[$0.part]) }.reduce(0, +)
    guard weight > (best?.weight ?? -1), let first = kept.first,
      let last = kept.last
    else { continue }
    let lower = beginning(of: part, in: file[from..<start + first.line], first)
    let upper = end(of: part, in: file[(start + last.line + 1)...], last)
    best = (weight, lower..<max(lower, upper))
  }
  if let best, best.weight > 0 { return best }
  return similar(to: part, in: file, from: from) ?? best
}

/// How many lines are looked through for a line that was pushed away.
private let mostAdded = 20

/// Where a part begins, in the lines before the first that still agrees.
///
/// Its own first line is looked for, since lines may have been put in behind
/// it. If that is gone, as many lines as it had there have changed.
private func beginning(
  of part: [String], in lines: ArraySlice<String>,
  _ first: (part: Int, line: Int)
) -> Int {
  if first.part == 0 { return lines.endIndex }
  return lines.suffix(first.part + mostAdded).lastIndex(of: part[0])
    ?? max(lines.startIndex, lines.endIndex - first.part)
}

/// Where a part ends, in the lines behind the last that still agrees.
private func end(
  of part: [String], in lines: ArraySlice<String>,
  _ last: (part: Int, line: Int)
) -> Int {
  let missing = part.count - 1 - last.part
  if missing == 0 { return lines.startIndex }
  let place = lines.prefix(missing + mostAdded)
    .firstIndex(of: part[part.count - 1])
  return place.map { $0 + 1 }
    ?? min(lines.endIndex, lines.startIndex + missing)
}

/// The lines that are most like those of a part, one by one, where none is the
/// same: at least half of them begin and end alike.
private func similar(
  to part: [String], in file: [String], from: Int
) -> (weight: Int, range: Range<Int>)? {
  let length = part.map(\.count).reduce(0, +)
  let starts = from..<max(from, file.count - part.count + 1)
  let best = starts.map { start in
    let range = start..<start + part.count
    return (zip(part, file[range]).map(alike).reduce(0, +), range)
  }.max { $0.0 < $1.0 }
  guard let best, best.0 * 2 >= length else { return nil }
  return (weight: best.0, range: best.1)
}

/// How many characters two lines begin and end with in common.
private func alike(_ a: String, _ b: String) -> Int {
  func common(_ a: some Sequence<Character>, _ b: some Sequence<Character>)
    -> Int
  {
    zip(a, b).prefix { $0 == $1 }.count
  }
  let prefix = common(a, b)
  return prefix
    + common(a.dropFirst(prefix).reversed(), b.dropFirst(prefix).reversed())
}

/// The pairs of equal lines of a part and a window, in order: what the standard
/// library's difference leaves in place.
private func common(
  _ part: [String], _ window: [String]
) -> [(part: Int, line: Int)] {
  let difference = window.difference(from: part)
  let removed = Set(difference.removals.map(\.offset))
  let inserted = Set(difference.insertions.map(\.offset))
  return Array(
    zip(
      part.indices.filter { !removed.contains($0) },
      window.indices.filter { !inserted.contains($0) }
    )
  ).map { (part: $0, line: $1) }
}

extension CollectionDifference.Change {
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
