extension Request {
  /// The requested part of a file, or nil for all of it: RFC 9110, 14.2.
  ///
  /// Only GET has ranges. A range that is malformed, in another unit or one of
  /// several is ignored. Throws `.rangeNotSatisfiable` if the range lies
  /// outside of the file.
  func range(of file: FileMetadata) throws(Status) -> Range<Int>? {
    guard method == .get, let header = headers["range"], matchesIfRange(file)
    else {
      return nil
    }
    let parts = header.utf8.split(
      separator: UInt8(ascii: "="), maxSplits: 1,
      omittingEmptySubsequences: false)
    guard parts.count == 2, lowercased(parts[0]) == "bytes" else {
      return nil
    }
    // Text with a second dash, or with a comma, is not a number, so the range
    // is ignored.
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
      // `Content-Range` cannot describe part of an empty file.
      if file.size == 0 { return nil }
      return max(0, file.size - count)..<file.size
    default:
      return nil
    }
  }
}
