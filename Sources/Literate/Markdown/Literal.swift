extension Substring {
  /// Takes off the front what stands for itself there: an escaped character, or
  /// code between backticks, in which nothing is a link or a mark of emphasis.
  ///
  /// Nil, and nothing taken, if the text begins with neither.
  mutating func takeLiteral() -> Substring? {
    guard let literal = literal(at: self) else { return nil }
    self = self[literal.endIndex...]
    return literal
  }
}

/// What a text begins with, if it stands for itself.
///
/// Source: <https://spec.commonmark.org/0.31.2/#code-spans>
private func literal(at text: Substring) -> Substring? {
  switch text.first {
  case "\\":
    return text.prefix(2)
  case "`":
    let marks = text.prefix { $0 == "`" }
    var rest = text[marks.endIndex...]
    while let next = rest.firstIndex(where: { $0 == "`" || $0.isNewline }) {
      rest = rest[next...]
      // A paragraph that ends before the code does has no code there.
      if rest.prefixMatch(of: /\R[ \t>]*\R/) != nil { break }
      let run = rest.prefix { $0 == "`" }
      if run.count == marks.count { return text[..<run.endIndex] }
      rest = run.isEmpty ? rest.dropFirst() : rest[run.endIndex...]
    }
    return marks
  default:
    return nil
  }
}
