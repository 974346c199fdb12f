/// The file, and the ranges of its lines, that a quotation most likely means if
/// none of the files has its lines.
///
/// Nil if a part has nothing in common with any file but lines such as `}`, which
/// could be anywhere.
func bestMatch(
  for quotation: Quotation, in sources: [SourceFile]
) -> (SourceFile, [Range<Int>])? {
  var best: (weight: Int, source: SourceFile, ranges: [Range<Int>])?
  for source in sources {
    var (weight, ranges) = (0, [Range<Int>]())
    for part in quotation.parts {
      let from = ranges.last?.upperBound ?? 0
      guard let next = closest(to: part, in: source.lines, from: from) else {
        break
      }
      weight += next.weight
      ranges.append(next.range)
    }
    if ranges.count == quotation.parts.count, weight > best?.weight ?? 0 {
      best = (weight, source, ranges)
    }
  }
  return best.map { ($0.source, $0.ranges) }
}

/// A quotation's lines as they now are in the file, with its elisions.
func requoted(
  _ lines: [String], as ranges: [Range<Int>], of file: [String]
) -> [String] {
  var left = ranges[...]
  var result: [String] = []
  for (index, line) in lines.enumerated() {
    if isElision(line) {
      result.append(line)
    } else if index == 0 || isElision(lines[index - 1]) {
      result += left.popFirst().map { file[$0] } ?? []
    }
  }
  return result
}

/// The lines of the file that are most like a part: from its first line to its
/// last if these are still there, or else as many lines as it has.
private func closest(
  to part: [String], in file: [String], from: Int
) -> (weight: Int, range: Range<Int>)? {
  var best: (weight: Int, range: Range<Int>)?
  for start in from..<max(from, file.count) {
    let window = start..<min(file.count, start + part.count)
    let weight = zip(part, file[window]).map(alike).reduce(0, +)
    if weight > (best?.weight ?? 0) { best = (weight, window) }
  }
  guard let (weight, window) = best else { return nil }
  // Lines that were added or removed move the end. Where the last line is
  // repeated, the end is where it takes the fewest changes to get there.
  let reach = file[window.lowerBound...].prefix(window.count + 20)
  let last = part[part.count - 1]
  let ends = reach.indices.filter { reach[$0] == last && !isClosing(last) }
  let match = ends.map { reach[...$0] }.min {
    $0.difference(from: part).count < $1.difference(from: part).count
  }
  guard reach.first == part[0], let match else { return (weight, window) }
  return (weight, match.startIndex..<match.endIndex)
}

/// How many letters and digits two lines have in common at their beginning and
/// end; 0 if that is less than half of them.
private func alike(_ a: String, _ b: String) -> Int {
  let prefix = zip(a, b).prefix { $0 == $1 }.count
  let suffix = zip(
    a.dropFirst(prefix).reversed(), b.dropFirst(prefix).reversed()
  )
  .prefix { $0 == $1 }.count
  let common = a.prefix(prefix) + a.suffix(suffix)
  let weight = common.count { $0.isLetter || $0.isNumber }
  return 2 * weight >= a.count { $0.isLetter || $0.isNumber } ? weight : 0
}

private func isClosing(_ line: String) -> Bool {
  !line.contains { $0.isLetter || $0.isNumber }
}
