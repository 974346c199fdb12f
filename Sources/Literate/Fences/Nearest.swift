/// The advice for a word that isn't one of those known.
package func suggestion(for word: String, among known: [String]) -> String {
  nearest(to: word, in: known).map { "did you mean \($0)?" }
    ?? "there are \(known.isEmpty ? "none" : known.joined(separator: ", "))"
}

/// The candidate that a mistyped word most likely meant, if one is near enough.
///
/// At most one letter, or a third of them, may be wrong, missing, one too many
/// or swapped with a neighbour: the restricted Damerau-Levenshtein distance.
package func nearest(to word: String, in candidates: [String]) -> String? {
  let distances = candidates.map { ($0, distance(Array(word), Array($0))) }
  guard let best = distances.min(by: { $0.1 < $1.1 }),
    best.1 <= max(1, word.count / 3)
  else { return nil }
  return best.0
}

private func distance(_ a: [Character], _ b: [Character]) -> Int {
  var rows = [Array(0...b.count)]
  for i in 0..<a.count {
    var row = [i + 1]
    for j in 0..<b.count {
      var cost = min(
        rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        cost = min(cost, rows[i - 1][j - 1] + 1)
      }
      row.append(cost)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}
