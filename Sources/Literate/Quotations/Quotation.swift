/// Lines quoted from a file, `// ...` standing for any lines left out.
struct Quotation {
  /// The parts between the elisions, none of them empty.
  let parts: [[String]]

  init(_ lines: [String]) {
    parts = lines.split(whereSeparator: isElision).map(Array.init)
  }

  /// Every place in the file where the quotation stands: for each, the ranges
  /// of indices of the lines that its parts are.
  ///
  /// The first part may begin anywhere; each that follows is looked for as near
  /// below the one before it as possible.
  func places(in file: [String]) -> [[Range<Int>]] {
    guard let first = parts.first else { return [] }
    return file.indices.compactMap { start in
      guard stands(first, at: start, in: file) else { return nil }
      var ranges = [start..<start + first.count]
      for part in parts.dropFirst() {
        let from = ranges[ranges.count - 1].upperBound
        guard
          let next = (from..<file.count).first(where: {
            stands(part, at: $0, in: file)
          })
        else { return nil }
        ranges.append(next..<next + part.count)
      }
      return ranges
    }
  }
}

/// Whether a line stands for lines left out of a quotation.
package func isElision(_ line: String) -> Bool {
  line.drop(while: \.isWhitespace) == "// ..."
}

private func stands(_ part: [String], at start: Int, in file: [String]) -> Bool
{
  start + part.count <= file.count
    && part.indices.allSatisfy { file[start + $0] == part[$0] }
}
