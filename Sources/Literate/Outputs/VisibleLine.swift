/// A line as it is shown, with what cannot be seen spelt out.
///
/// Control characters are always written as Swift escapes, lest they move the
/// reader's cursor. Where two lines differ in nothing that can be seen, a tab
/// is `\t`, a blank at the end `·`, and other kinds of blank, characters
/// without width, and letters in another encoding are written as escapes.
struct VisibleLine {
  private let line: String
  /// The line that stands in its place on the other side.
  private var partner: String?
  private var spellsBlanks = false

  init(_ line: String) {
    self.line = line
  }

  /// The two sides of a change.
  static func pair(
    _ expected: String, _ actual: String, _ matching: (String, String) -> Bool
  ) -> (VisibleLine, VisibleLine) {
    var pair = (VisibleLine(expected), VisibleLine(actual))
    pair.0.partner = actual
    pair.1.partner = expected
    let seen = (seen(of: expected), seen(of: actual))
    let spellsBlanks = seen.0 == seen.1 || matching(seen.0, seen.1)
    pair.0.spellsBlanks = spellsBlanks
    pair.1.spellsBlanks = spellsBlanks
    return pair
  }

  /// The line spelt out; of a long one, 200 characters about the difference.
  var text: String {
    guard line.utf8.count > 200 else { return spelt(line[...]) }
    let shared = zip(line, partner ?? "").prefix { $0 == $1 }.count
    let start = max(0, shared - 40)
    let part = line.dropFirst(start).prefix(200)
    return (start > 0 ? "…" : "") + spelt(part)
      + (part.endIndex < line.endIndex ? "…" : "")
  }

  private func spelt(_ part: Substring) -> String {
    let scalars = part.unicodeScalars
    let isEncodedAnew = partner == line
    let isEnd = part.endIndex == line.endIndex
    let blanks = scalars.reversed().prefix { $0 == " " || $0 == "\t" }
    let end = scalars.index(
      scalars.endIndex, offsetBy: isEnd ? -blanks.count : 0)
    var spelt = ""
    for (index, scalar) in zip(scalars.indices, scalars) {
      let isSpelt =
        switch scalar {
        case "\t": spellsBlanks
        case _ where scalar.properties.generalCategory == .control: true
        default:
          !scalar.isASCII
            && (isEncodedAnew || spellsBlanks && Self.isUnseen(scalar))
        }
      if isSpelt {
        spelt += scalar.escaped(asASCII: true)
      } else if spellsBlanks, index >= end {
        spelt += "·"
      } else {
        spelt.unicodeScalars.append(scalar)
      }
    }
    return spelt
  }

  private static func seen(of line: String) -> String {
    String(
      String.UnicodeScalarView(line.unicodeScalars.filter { !isUnseen($0) }))
  }

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format: true
    default: scalar.properties.isWhitespace
    }
  }
}
