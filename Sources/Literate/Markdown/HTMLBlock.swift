/// A block of raw HTML: no fence begins in it.
///
/// Source: <https://spec.commonmark.org/0.31.2/#html-blocks>, with its seven
/// kinds sorted by what ends them.
enum HTMLBlock {
  /// Kind 1: a line with the end tag of an element whose content is raw text.
  case endsAtRawTextTag
  /// Kinds 2 to 5: a line with this text in it.
  case ends(at: String)
  /// Kinds 6 and 7.
  case endsAtBlankLine

  /// Nil where `text` begins no such block.
  init?(_ text: ArraySlice<UInt8>, interruptsParagraph: Bool) {
    var rest = text
    guard rest.take("<") else { return nil }
    if rest.take("?") {
      self = .ends(at: "?>")
    } else if rest.take("!") {
      if rest.starts(with: "--".utf8) {
        self = .ends(at: "-->")
      } else if rest.starts(with: "[CDATA[".utf8) {
        self = .ends(at: "]]>")
      } else if rest.first?.isLetter == true {
        self = .ends(at: ">")
      } else {
        return nil
      }
    } else {
      self.init(tag: rest, interruptsParagraph: interruptsParagraph)
    }
  }

  /// `tag` is without its `<`.
  private init?(tag: ArraySlice<UInt8>, interruptsParagraph: Bool) {
    var rest = tag
    let isClosing = rest.take("/")
    let name = rest.takeTagName()
    let isRawText = !isClosing && Self.rawTextElements.contains(name)
    let isSeparate = rest.first.map { $0.isBlank || $0.isOne(of: ">") } ?? true
    if isRawText && isSeparate {
      self = .endsAtRawTextTag
    } else if Self.blockElements.contains(name),
      isSeparate || rest.starts(with: "/>".utf8)
    {
      self = .endsAtBlankLine
    } else {
      rest = tag
      guard !isRawText, !interruptsParagraph, rest.takeTag(), rest.isBlank
      else { return nil }
      self = .endsAtBlankLine
    }
  }

  /// Whether the block ends with this line.
  func ends(with line: ArraySlice<UInt8>) -> Bool {
    switch self {
    case .endsAtBlankLine:
      return line.isBlank
    case .ends(let end):
      return line.indices.contains { line[$0...].starts(with: end.utf8) }
    case .endsAtRawTextTag:
      return line.indices.contains { index in
        var rest = line[index...]
        return rest.take("<") && rest.take("/")
          && Self.rawTextElements.contains(rest.takeTagName())
          && rest.take(">")
      }
    }
  }

  private static let rawTextElements: Set = [
    "pre", "script", "style", "textarea",
  ]

  private static let blockElements: Set = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body",
    "caption", "center", "col", "colgroup", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header",
    "hr", "html", "iframe", "legend", "li", "link", "main", "menu", "menuitem",
    "nav", "noframes", "ol", "optgroup", "option", "p", "param", "search",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "title", "tr", "track", "ul",
  ]
}

extension ArraySlice<UInt8> {
  /// Takes the name of an element, and returns it in lower case.
  fileprivate mutating func takeTagName() -> String {
    guard first?.isLetter == true else { return "" }
    let name = take { $0.isLetter || $0.isDigit || $0.isOne(of: "-") }
    return String(decoding: name, as: UTF8.self).lowercased()
  }

  /// Takes a complete tag, of which the `<` is taken already.
  fileprivate mutating func takeTag() -> Bool {
    let isClosing = take("/")
    guard !takeTagName().isEmpty else { return false }
    while !isClosing && takeAttribute() {}
    take(while: \.isBlank)
    if !isClosing { _ = take("/") }
    return take(">")
  }

  private mutating func takeAttribute() -> Bool {
    var rest = self
    guard !rest.take(while: \.isBlank).isEmpty,
      let first = rest.first, first.isLetter || first.isOne(of: "_:")
    else { return false }
    rest.take { $0.isLetter || $0.isDigit || $0.isOne(of: "_.:-") }
    self = rest
    rest.take(while: \.isBlank)
    if rest.take("=") {
      rest.take(while: \.isBlank)
      guard rest.takeAttributeValue() else { return false }
      self = rest
    }
    return true
  }

  private mutating func takeAttributeValue() -> Bool {
    for quote in ["\"", "'"] as [Unicode.Scalar] where take(quote) {
      take { $0 != UInt8(ascii: quote) }
      return take(quote)
    }
    return !take { !$0.isBlank && !$0.isOne(of: "\"'=<>`") }.isEmpty
  }
}
