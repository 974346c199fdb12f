import Literate

/// Markdown that nobody would write: blocks begun, ended and nested by lot.
struct RandomMarkdown {
  var random: SeededGenerator

  private static let marks = [
    "> ", ">", ">\t", "- ", "-\t", "* ", "+   ", "1. ", "2) ", "10.  ", "-",
    " ", "   ", "    ", "\t", " \t",
  ]
  private static let fences = [
    "```", "````", "~~~", "~~~~", "``", "```swift run", "~~~ a`b ~~~",
    "``` a\\`\\* &amp;&#35;&nope; ", "```\ta\0",
  ]
  private static let texts = [
    "a", "b c", "\u{E9}", "\0", "\\", "# d", "#", "===", "---", "***", "- - -",
    "[a]: b", "[a]:", "[a", "]: <b> 'c'", "'d", "e'", "[f]: g 'h' i",
  ]
  private static let html = [
    "<div>", "</p", "<b>", "<b c='d'>", "</b>", "<b", "<pre>", "</pre>",
    "<!--", "-->", "<?", "?>", "<!X", "<![CDATA[", "]]>", ">", "<hr/>",
  ]
  private static let blanks = ["", "", "", "", " ", "\t", "  "]

  /// A document of up to twelve lines.
  mutating func document() -> String {
    let ending = pick([["\n"], ["\n"], ["\r\n"], ["\r"], ["\n", "\r", "\r\n"]])
    var text = ""
    var marks: [String] = []
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      if chance(of: 0.4) {
        marks = random.words(Self.marks, upTo: 3)
      } else if chance(of: 0.3) {
        marks.append(pick(Self.marks))
      } else if chance(of: 0.2) {
        _ = marks.popLast()
      }
      text += marks.joined() + content() + pick(Self.blanks) + pick(ending)
      marks = marks.map(Self.continued)
    }
    return text
  }

  /// What puts the next line where this mark has put one.
  private static func continued(_ mark: String) -> String {
    let isItem = mark.contains { !"> \t".contains($0) }
    return isItem && mark.last != "\t"
      ? String(repeating: " ", count: mark.count) : mark.filter { $0 != "-" }
  }

  private mutating func content() -> String {
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<5: pick(Self.fences)
    case 5: ""
    case 6: pick(Self.html)
    default: pick(Self.texts)
    }
  }

  private mutating func chance(of probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &random) < probability
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &random)]
  }
}
