/// The lines of a text, without their ends, which are LF or CRLF.
///
/// What follows the last end is a line only if there is something.
package func lines(of text: some StringProtocol) -> [String] {
  var lines = rawLines(of: text).map { line in
    line.utf8.last == UInt8(ascii: "\r")
      ? String(line.unicodeScalars.dropLast()) : line
  }
  if lines.last == "" { lines.removeLast() }
  return lines
}

/// What stands between the LFs of a text, with each CR that belongs to an end.
///
/// Swift sees CRLF as one character, so the bytes are looked at.
func rawLines(of text: some StringProtocol) -> [String] {
  text.utf8.split(
    separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
  )
  .map { String(decoding: $0, as: UTF8.self) }
}
