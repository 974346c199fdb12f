/// A term, where a text explains it, as in `A *fork* is a copy`.
struct Term {
  /// Its words.
  let words: String
  /// The sentence that it stands in, without marks of emphasis, and without the
  /// colon that leads to what follows it there.
  let sentence: String
  let page: Page
  let heading: Heading
  /// The line of its paragraph, counted from 1.
  let line: Int
}

extension Page {
  /// The terms that the page explains: what stands between two asterisks.
  var terms: [Term] {
    // Most have none, and a look at the bytes is fast.
    paragraphs.filter { $0.text.utf8.contains(UInt8(ascii: "*")) }
      .flatMap { paragraph in
        paragraph.sentences.flatMap { sentence in
          let (plain, terms) = withoutEmphasis(sentence)
          return terms.map {
            Term(
              words: $0, sentence: plain.replacing(/:$/, with: "."),
              page: self, heading: paragraph.heading, line: paragraph.line)
          }
        }
      }
  }
}

/// A sentence without its asterisks, and what stood between single ones.
private func withoutEmphasis(_ sentence: String) -> (String, [String]) {
  var plain = ""
  var terms: [String] = []
  var rest = sentence[...]
  while let character = rest.first {
    if let literal = rest.takeLiteral() {
      plain += literal
    } else if character == "*",
      let emphasis = rest.prefixMatch(of: /\*([^\s*][^*]*)\*(?!\*)/)
    {
      terms.append(String(emphasis.1))
      plain += emphasis.1
      rest = rest[emphasis.range.upperBound...]
    } else if character == "*" {
      rest = rest.drop { $0 == "*" }
    } else {
      plain.append(character)
      rest.removeFirst()
    }
  }
  return (plain, terms)
}
