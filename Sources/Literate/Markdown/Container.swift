/// A block that holds others, as far as it says where they stand in a line.
enum Container {
  /// A block quote, its `>` so many columns in on the line read last.
  case quote(indent: Int)
  /// A list item, its content so many columns in.
  case item(width: Int)

  /// Takes the mark off the front of the line that begins a container.
  ///
  /// Nil, and nothing taken, if the line begins none.
  init?(from line: inout Cursor, interruptsParagraph: Bool) {
    let indent = line.indent
    if line.takeQuoteMark() {
      self = .quote(indent: indent)
      return
    }
    guard
      let marker = listMarker(
        line.text, interruptsParagraph: interruptsParagraph)
    else { return nil }
    line.skip(mark: marker)
    // Content further in than this is indented code, one column in.
    let gap = line.isBlank || line.indent > 4 ? 1 : line.indent
    line.skip(columns: gap)
    self = .item(width: indent + marker + gap)
  }

  /// What puts a new line inside.
  var prefix: String {
    switch self {
    case .quote(let indent): String(repeating: " ", count: indent) + "> "
    case .item(let width): String(repeating: " ", count: width)
    }
  }
}

extension Cursor {
  /// Takes the `>` of a block quote, and the one column that may follow it.
  mutating func takeQuoteMark() -> Bool {
    guard indent < 4, text.first == UInt8(ascii: ">") else { return false }
    skip(mark: 1)
    skip(columns: 1)
    return true
  }
}

/// The length of the bullet or number that begins a list item, in bytes.
///
/// Not every item can interrupt a paragraph: an empty one cannot, nor can one
/// with another number than 1.
private func listMarker(
  _ text: ArraySlice<UInt8>, interruptsParagraph: Bool
) -> Int? {
  var rest = text
  let digits = rest.take(while: \.isDigit)
  if digits.isEmpty {
    guard rest.take("-") || rest.take("+") || rest.take("*") else { return nil }
  } else {
    guard digits.count < 10, rest.take(".") || rest.take(")") else {
      return nil
    }
  }
  guard rest.isEmpty || rest.first?.isBlank == true else { return nil }
  if interruptsParagraph {
    let isOne = Int(String(decoding: digits, as: UTF8.self)) ?? 1 == 1
    guard isOne, !rest.isBlank else { return nil }
  }
  return rest.startIndex - text.startIndex
}
