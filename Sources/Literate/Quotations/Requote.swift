/// The file, and the ranges of its lines, that a quotation most likely means if
/// none of the files has its lines.
///
/// Nil if no file has something like most of its lines, not counting those,
/// such as `}`, that could be anywhere.
func bestMatch(
  for quotation: Quotation, in sources: [SourceFile]
) -> (SourceFile, [Range<Int>])? {
  let telling = quotation.parts.joined().filter { letters(in: $0) > 0 }
  var best: (weight: Int, source: SourceFile, ranges: [Range<Int>])?
  for source in sources {
    var (weight, ranges) = (0, [Range<Int>]())
    for part in quotation.parts {
      let from = ranges.last?.upperBound ?? 0
      let next = closest(to: part, in: source.lines, from: from)
      weight += next.weight
      ranges.append(next.range)
    }
    let found = telling.count { line in
      ranges.joined().contains { alike(line, source.lines[$0]) > 0 }
    }
    if 2 * found > telling.count, !ranges.contains(where: \.isEmpty),
      weight > best?.weight ?? 0
    {
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

/// The lines of the file that are most like a part, which is aligned with them:
/// some of its lines may be missing, and there may be others between.
private func closest(
  to part: [String], in file: [String], from: Int
) -> (weight: Int, range: Range<Int>) {
  // The best range that ends at each line, for as much of the part as was seen.
  var best = (from...file.count).map { (weight: 0, range: $0..<$0) }
  for line in part {
    let before = best
    for index in before.indices.dropFirst() {
      let (pair, gap, end) = (before[index - 1], best[index - 1], from + index)
      let weight = pair.weight + max(1, alike(line, file[end - 1]))
      if gap.weight > best[index].weight {
        best[index] = (gap.weight - 1, gap.range.lowerBound..<end)
      }
      if weight >= best[index].weight {
        best[index] = (weight, pair.range.lowerBound..<end)
      }
    }
  }
  return best.max { $0.weight < $1.weight } ?? best[0]
}

/// How many letters and digits two lines have in common at their beginning and
/// end; 0 if that is less than half of them.
private func alike(_ a: String, _ b: String) -> Int {
  // So even a brace is worth a gap of twenty lines.
  if a == b { return letters(in: a) + 20 }
  let prefix = zip(a, b).prefix { $0 == $1 }.count
  let suffix = zip(
    a.dropFirst(prefix).reversed(), b.dropFirst(prefix).reversed()
  )
  .prefix { $0 == $1 }.count
  let weight = letters(in: a.prefix(prefix) + a.suffix(suffix))
  return 2 * weight >= letters(in: a) ? weight : 0
}

private func letters(in text: some StringProtocol) -> Int {
  text.count { $0.isLetter || $0.isNumber }
}
