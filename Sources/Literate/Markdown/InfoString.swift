/// What stands behind the opening fence, read as it is meant.
///
/// Source: <https://spec.commonmark.org/0.31.2/#info-string>
enum InfoString {
  /// Trims blanks, then resolves backslash escapes and character references.
  static func resolve(_ raw: ArraySlice<UInt8>) -> String {
    var rest = raw.drop(while: \.isBlank)
    while rest.last?.isBlank == true { rest.removeLast() }
    var resolved: [UInt8] = []
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\"), let next = rest.first, next.isPunctuation {
        resolved.append(next)
        rest.removeFirst()
      } else if byte == UInt8(ascii: "&"), let text = takeReference(&rest) {
        resolved += text.utf8
      } else {
        resolved.append(byte)
      }
    }
    return String(markdown: resolved[...])
  }

  /// Takes what follows an ampersand, if the two make a reference.
  private static func takeReference(
    _ rest: inout ArraySlice<UInt8>
  ) -> String? {
    var after = rest
    let isNumber = after.take("#")
    let isHex = isNumber && (after.take("x") || after.take("X"))
    let name = String(
      decoding: after.take { $0.isLetter || $0.isDigit }, as: UTF8.self)
    guard after.take(";") else { return nil }
    let text =
      isNumber
      ? character(name, radix: isHex ? 16 : 10) : HTMLEntities.text[name]
    if text != nil { rest = after }
    return text
  }

  /// The character of this number: U+FFFD where Unicode has none for it.
  private static func character(_ digits: String, radix: Int) -> String? {
    guard digits.utf8.count <= (radix == 16 ? 6 : 7),
      let number = UInt32(digits, radix: radix)
    else { return nil }
    return String(Unicode.Scalar(number) ?? "\u{FFFD}")
  }
}
