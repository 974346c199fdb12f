/// Link reference definitions, which begin as paragraphs do.
///
/// They matter to a fence in one place: a line of `===` makes a heading of the
/// paragraph above it, but not of definitions.
///
/// Source: <https://spec.commonmark.org/0.31.2/#link-reference-definitions>
enum LinkDefinition {
  /// Whether a paragraph is definitions, at least one, and nothing else.
  ///
  /// Its lines come without the blanks before them, each with a line feed.
  static func fill(_ paragraph: [UInt8]) -> Bool {
    var rest = paragraph[...]
    while rest.takeDefinition() {}
    return rest.isEmpty && !paragraph.isEmpty
  }
}

extension ArraySlice<UInt8> {
  fileprivate mutating func takeDefinition() -> Bool {
    var rest = self
    guard rest.takeLabel(), rest.take(":") else { return false }
    rest.takeSpace()
    guard rest.takeDestination() else { return false }
    var titled = rest
    if titled.takeSpace(), titled.takeTitle(), titled.takeLineEnd() {
      self = titled
      return true
    }
    guard rest.takeLineEnd() else { return false }
    self = rest
    return true
  }

  private mutating func takeLabel() -> Bool {
    guard take("[") else { return false }
    let label = takeEscaped { !$0.isOne(of: "[]") }
    let characters = label.count { $0 & 0xC0 != 0x80 }
    return take("]") && characters < 1000
      && !label.allSatisfy { $0.isBlank || $0.isOne(of: "\n") }
  }

  private mutating func takeDestination() -> Bool {
    if take("<") {
      takeEscaped { !$0.isOne(of: "<>\n") }
      return take(">")
    }
    var depth = 0
    let destination = takeEscaped {
      if $0.isOne(of: "(") { depth += 1 }
      if $0.isOne(of: ")") { depth -= 1 }
      return depth >= 0 && $0 > UInt8(ascii: " ") && $0 != 0x7F
    }
    return !destination.isEmpty && depth <= 0
  }

  private mutating func takeTitle() -> Bool {
    for quote in ["\"", "'"] as [Unicode.Scalar] where take(quote) {
      takeEscaped { $0 != UInt8(ascii: quote) }
      return take(quote)
    }
    guard take("(") else { return false }
    takeEscaped { !$0.isOne(of: "()") }
    return take(")")
  }

  /// Takes bytes that are wanted, and any that a backslash escapes.
  @discardableResult
  private mutating func takeEscaped(
    while isWanted: (UInt8) -> Bool
  ) -> ArraySlice<UInt8> {
    let whole = self
    while let byte = first, isWanted(byte) {
      removeFirst()
      if byte == UInt8(ascii: "\\"), first?.isPunctuation == true {
        removeFirst()
      }
    }
    return whole[..<startIndex]
  }

  /// Takes blanks and up to one line ending.
  ///
  /// Returns whether there were any.
  @discardableResult
  private mutating func takeSpace() -> Bool {
    let start = startIndex
    take(while: \.isBlank)
    if take("\n") { take(while: \.isBlank) }
    return startIndex > start
  }

  /// Takes what is left of a line if that is blank.
  private mutating func takeLineEnd() -> Bool {
    take(while: \.isBlank)
    return isEmpty || take("\n")
  }
}
