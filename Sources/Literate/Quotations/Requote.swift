/// The file, and the ranges of its lines, that a quotation most likely means, now
/// that it stands nowhere.
///
/// Nil if a part has nothing in common with any file, or all have only lines such
/// as `}`, which say nothing about the place.
func nearest(
  _ quotation: Quotation, in sources: [SourceFile]
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

/// A quotation's lines as the file now has them, its elisions kept.
func requoted(
  _ lines: [String], as ranges: [Range<Int>], of file: [String]
) -> [String] {
  var left = ranges[...]
  var result: [String] = []
  var inPart = false
  for line in lines {
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

/// The lines of the file that are most like a part: from its first line to its
/// last where they still stand, else as many lines as it has.
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
  // Lines that were put in or taken out move the end.
  let reach = window.lowerBound..<min(file.count, window.upperBound + 20)
  let end = file[reach].lastIndex {
    $0 == part[part.count - 1] && !isClosing($0)
  }
  guard file[window.lowerBound] == part[0], let end else {
    return (weight, window)
  }
  return (weight, window.lowerBound..<end + 1)
}

/// How many letters and digits two lines begin and end with in common; none if
/// that is less than half of them.
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
