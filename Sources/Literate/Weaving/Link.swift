/// A link or a picture of a text: `[words](destination)`.
struct Link {
  /// All of it.
  let range: Range<String.Index>
  let isPicture: Bool
  /// What stands between the brackets.
  let words: Substring
  /// Where it leads, as it is written, without angle brackets.
  let destination: Substring
  /// What stands behind the words, from the bracket that ends them.
  let tail: Substring
}

extension Link {
  /// The links of a text that stand in no other link, and in no code.
  ///
  /// Source: <https://spec.commonmark.org/0.31.2/#links>
  static func all(in text: Substring) -> [Link] {
    var links: [Link] = []
    var rest = text
    // Most of a text begins nothing, and is passed over at once.
    while let start = rest.firstIndex(where: { "\\`![".contains($0) }) {
      rest = rest[start...]
      if rest.takeLiteral() != nil { continue }
      if let link = Link(at: rest) {
        links.append(link)
        rest = rest[link.range.upperBound...]
      } else {
        rest.removeFirst()
      }
    }
    return links
  }

  /// The link that a text begins with.
  private init?(at text: Substring) {
    isPicture = text.hasPrefix("![")
    guard isPicture || text.hasPrefix("["),
      let words = bracketed(text.dropFirst(isPicture ? 1 : 0)),
      let match = text[text.index(after: words.endIndex)...].prefixMatch(
        of:
          #/
          \( \s*
          (?: < ([^<>\n]*) > | ((?: [^\s()<>] | \( [^\s()]* \) )+) )
          (?: \s+ (?: "[^"]*" | '[^']*' ))?
          \s* \)
          /#)
    else { return nil }
    self.words = words
    range = text.startIndex..<match.range.upperBound
    destination = match.1 ?? match.2 ?? ""
    tail = text[words.endIndex..<match.range.upperBound]
  }
}

/// What stands between a bracket, which the text begins with, and its match.
private func bracketed(_ text: Substring) -> Substring? {
  var depth = 0
  var rest = text
  while let character = rest.first {
    if rest.takeLiteral() != nil { continue }
    if character == "[" { depth += 1 }
    if character == "]" { depth -= 1 }
    if depth == 0 { return text[text.startIndex..<rest.startIndex].dropFirst() }
    rest.removeFirst()
  }
  return nil
}
