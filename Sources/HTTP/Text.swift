/// `bytes` without leading and trailing blanks.
func trimmed<Bytes: BidirectionalCollection<UInt8>>(
  _ bytes: Bytes
) -> Bytes.SubSequence {
  let front = bytes.drop(while: isBlank)
  guard let last = front.lastIndex(where: { !isBlank($0) }) else {
    return front
  }
  return bytes[front.startIndex...last]
}

func text(_ bytes: ArraySlice<UInt8>) -> String {
  String(decoding: bytes, as: UTF8.self)
}

/// A name as text, in lower case, because names are not case-sensitive.
func lowercased(_ name: some Collection<UInt8>) -> String {
  guard name.contains(where: isCapital) else {
    return String(decoding: name, as: UTF8.self)
  }
  let bytes = name.map { isCapital($0) ? $0 | 32 : $0 }
  return String(decoding: bytes, as: UTF8.self)
}

/// The value of `digits`, or nil if they are not all decimal digits.
///
/// A value that is too large becomes `Int.max`.
func number(_ digits: some Collection<UInt8>) -> Int? {
  guard !digits.isEmpty, digits.allSatisfy(isDigit) else { return nil }
  return digits.reduce(0) { number, digit in
    let (tens, isLarge) = number.multipliedReportingOverflow(by: 10)
    let (sum, isLarger) = tens.addingReportingOverflow(Int(digit) - 48)
    return isLarge || isLarger ? .max : sum
  }
}
