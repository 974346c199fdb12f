/// A link or a picture of a text: `[words](destination)`.
struct Link {
  let isPicture: Bool
  /// The text between the brackets.
  let words: Substring
  /// Where it leads, as written, but without angle brackets.
  let destination: Substring
  /// What follows the words, beginning with the closing bracket.
  let tail: Substring

  /// The line endings after the words.
  var lineEnds: String { tail.filter(\.isNewline) }

  /// Whether it leads out of the book.
  var isAddress: Bool {
    destination.prefixMatch(of: /[A-Za-z][A-Za-z0-9+.\-]*:|\/\//) != nil
  }
}

extension Substring {
  /// A paragraph, or a link's words, with its links replaced, and its literals:
  /// escaped characters and code spans, in which nothing is a link or emphasis.
  func replacing(
    links: (Link) -> String,
    literals: (Substring) -> String = { String($0) }
  ) -> String {
    var result = ""
    var rest = self
    // Most of a text is plain, and is skipped in one step.
    while let start = rest.utf8.firstIndex(where: { "\\`![".utf8.contains($0) })
    {
      result += rest[..<start]
      rest = rest[start...]
      if let literal = rest.takeLiteral() {
        result += literals(literal)
      } else if let link = Link(at: rest) {
        result += links(link)
        rest = rest[link.tail.endIndex...]
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result + rest
  }

  /// The links that are not inside another link.
  var links: [Link] {
    var links: [Link] = []
    _ = replacing(links: {
      links.append($0)
      return ""
    })
    return links
  }

  /// The text with links reduced to their words, and each literal to a
  /// backtick; its lines stay the same.
  var plain: String {
    replacing(links: { $0.words.plain + $0.lineEnds }) {
      "`" + $0.filter(\.isNewline)
    }
  }

  /// Takes a literal off the front, if the text begins with one.
  ///
  /// Source: <https://spec.commonmark.org/0.31.2/#code-spans>
  fileprivate mutating func takeLiteral() -> Substring? {
    let marks = prefix { $0 == "`" }
    guard first == "\\" || !marks.isEmpty else { return nil }
    let text = self
    self = dropFirst(first == "\\" ? 2 : marks.count)
    var rest = self
    while !marks.isEmpty, let start = rest.firstIndex(of: "`") {
      let run = rest[start...].prefix { $0 == "`" }
      rest = rest[run.endIndex...]
      if run.count == marks.count {
        self = rest
        break
      }
    }
    return text[..<startIndex]
  }
}

extension Link {
  /// The link that a text begins with.
  ///
  /// Source: <https://spec.commonmark.org/0.31.2/#links>
  fileprivate init?(at text: Substring) {
    isPicture = text.hasPrefix("!")
    let start = isPicture ? text.dropFirst() : text
    var rest = start
    var depth = 0
    repeat {
      if rest.takeLiteral() != nil { continue }
      if rest.first == "[" { depth += 1 }
      if rest.first == "]" { depth -= 1 }
      if depth > 0 { rest = rest.dropFirst() }
    } while depth > 0 && !rest.isEmpty
    let form =
      #/
      \] \( \s*
      (?: < ([^<>\n]*) > | ((?: [^\s()<>] | \( [^\s()]* \) )+) )
      (?: \s+ (?: "[^"]*" | '[^']*' ))?
      \s* \)
      /#
    guard start.first == "[", let match = rest.prefixMatch(of: form) else {
      return nil
    }
    words = start[..<rest.startIndex].dropFirst()
    destination = match.1 ?? match.2 ?? ""
    tail = rest[..<match.range.upperBound]
  }
}

extension String {
  /// The text escaped for Markdown, so that every character stands for itself.
  var escaped: String { replacing(/[\\`*_\[\]<>&~]/) { "\\" + $0.0 } }
}
