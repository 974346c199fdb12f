extension Request {
  /// Which of a file's bytes are asked for: RFC 9110, 14.2.
  ///
  /// Only GET can ask for a part. One that is malformed, in another unit
  /// or one of several is not heeded: then there is none. Throws if the
  /// file has no such bytes.
  func range(of file: FileFacts) throws(Status) -> Range<Int>? {
    guard method == .get, let header = headers["range"], fits(file) else {
      return nil
    }
    let parts = header.utf8.split(
      separator: UInt8(ascii: "="), maxSplits: 1)
    guard parts.count == 2, lowercased(parts[0]) == "bytes" else {
      return nil
    }
    // More than one dash is no number, nor is a comma.
    let ends = trimmed(parts[1]).split(
      separator: UInt8(ascii: "-"), maxSplits: 1,
      omittingEmptySubsequences: false)
    guard ends.count == 2 else { return nil }
    switch (number(ends[0]), number(ends[1])) {
    case (let first?, nil) where ends[1].isEmpty:
      if first >= file.size { throw .rangeNotSatisfiable }
      return first..<file.size
    case (let first?, let last?) where first <= last:
      if first >= file.size { throw .rangeNotSatisfiable }
      return first..<min(last, file.size - 1) + 1
    case (nil, let count?) where ends[0].isEmpty:
      if count == 0 { throw .rangeNotSatisfiable }
      // No header can say which bytes of an empty file these are.
      if file.size == 0 { return nil }
      return max(0, file.size - count)..<file.size
    default:
      return nil
    }
  }
}
