/// The bytes that give Markdown its structure: all of them are ASCII.
extension UInt8 {
  /// Whether it is a space or a tab.
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

  var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }

  var isLetter: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20 }

  var isPunctuation: Bool {
    UInt8(ascii: "!")...UInt8(ascii: "~") ~= self && !isLetter && !isDigit
  }

  func isOne(of bytes: String) -> Bool { bytes.utf8.contains(self) }
}

extension ArraySlice<UInt8> {
  /// Whether there are only spaces and tabs.
  var isBlank: Bool { allSatisfy(\.isBlank) }

  /// Takes this byte off the front, if it stands there.
  mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard first == UInt8(ascii: byte) else { return false }
    removeFirst()
    return true
  }

  /// Takes all bytes off the front that are wanted, and returns them.
  @discardableResult
  mutating func take(while isWanted: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let taken = prefix(while: isWanted)
    removeFirst(taken.count)
    return taken
  }
}

extension String {
  /// Text as Markdown reads it: a NUL counts as U+FFFD.
  init(markdown bytes: ArraySlice<UInt8>) {
    self = String(decoding: bytes, as: UTF8.self)
    if bytes.contains(0) {
      self = split(separator: "\0", omittingEmptySubsequences: false)
        .joined(separator: "\u{FFFD}")
    }
  }
}
