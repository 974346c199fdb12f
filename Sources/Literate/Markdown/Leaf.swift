/// An open block that holds no others, and decides how the next line is read.
///
/// Headings and thematic breaks end with their line. Of indented code each line
/// is known by itself, so it need not be remembered either.
enum Leaf {
  case paragraph
  case html(HTMLBlock)
  case fence(OpenFence)
}

/// A fenced code block of which the end is still to come.
struct OpenFence {
  let line: Int
  let mark: FenceMark
  /// The columns its opening fence is indented by.
  let indent: Int
  let prefix: String
}

extension ArraySlice<UInt8> {
  /// Whether this is a heading that begins with one to six `#`.
  var isHeading: Bool {
    let rest = drop { $0 == UInt8(ascii: "#") }
    return 1...6 ~= count - rest.count && rest.first?.isBlank != false
  }

  /// Whether this can make a heading of the paragraph above it.
  var isUnderline: Bool {
    guard let mark = first, mark.isOne(of: "=-") else { return false }
    return drop { $0 == mark }.isBlank
  }
}
