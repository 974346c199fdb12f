/// Lines quoted from a file, with `// ...` for any lines left out.
struct Quotation {
  /// The parts between the elisions, none of them empty.
  let parts: [[String]]

  init(_ lines: [String]) {
    parts = lines.split(whereSeparator: isElision).map(Array.init)
  }

  /// Every place in the file that has the quoted lines: for each, the range of
  /// every part.
  ///
  /// The first part can be anywhere. Each of the others is the nearest one
  /// below the part before it, and nothing left out is indented less, so that
  /// no part is taken from another function.
  func places(in file: [String]) -> [[Range<Int>]] {
    // Bytes: strings are equal if they only look the same, too.
    let parts = parts.map { $0.map { Array($0.utf8) } }
    let file = file.map { Array($0.utf8) }
    guard let first = parts.first else { return [] }
    return file.indices.compactMap { start in
      guard file[start...].starts(with: first) else { return nil }
      var ranges = [start..<start + first.count]
      for part in parts.dropFirst() {
        let rest = file[ranges[ranges.count - 1].upperBound...]
        let indentation = part[0].prefix { $0 == UInt8(ascii: " ") }
        guard let next = rest.firstRange(of: part),
          rest[..<next.lowerBound].allSatisfy({
            $0.isEmpty || $0.starts(with: indentation)
          })
        else { return nil }
        ranges.append(next)
      }
      return ranges
    }
  }
}

/// Whether a line is for lines left out of a quotation.
package func isElision(_ line: String) -> Bool {
  line.drop(while: \.isWhitespace) == "// ..."
}
