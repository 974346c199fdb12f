/// The members of a list such as `a, b`: RFC 9110, 5.6.1.
///
/// A comma inside a quoted string ends a member as well: no entity tag of
/// ours has one.
func members(of list: String) -> [String] {
  list.utf8.split(separator: UInt8(ascii: ",")).map(trimmed)
    .filter { !$0.isEmpty }.map { String(Substring($0)) }
}

/// Some bytes without the blanks around them.
func trimmed<Bytes: BidirectionalCollection<UInt8>>(
  _ bytes: Bytes
) -> Bytes.SubSequence {
  let front = bytes.drop(while: isBlank)
  guard let last = front.lastIndex(where: { !isBlank($0) }) else {
    return front
  }
  return bytes[front.startIndex...last]
}

/// Whether a byte is a space or a tab.
func isBlank(_ byte: UInt8) -> Bool {
  byte == 32 || byte == 9
}

/// A name in ASCII, by which it is found however it was written.
func lowercased(_ name: some Sequence<UInt8>) -> String {
  let bytes = name.map { (65...90).contains($0) ? $0 | 32 : $0 }
  return String(decoding: bytes, as: UTF8.self)
}

/// The number that digits are, or nil for anything else.
///
/// A number beyond `Int` is its greatest.
func number(_ digits: some Collection<UInt8>) -> Int? {
  let values = digits.map { Int($0) - 48 }
  guard !values.isEmpty, values.allSatisfy((0...9).contains) else {
    return nil
  }
  return values.reduce(0) { number, digit in
    let (tens, isLarge) = number.multipliedReportingOverflow(by: 10)
    let (sum, isLarger) = tens.addingReportingOverflow(digit)
    return isLarge || isLarger ? .max : sum
  }
}
