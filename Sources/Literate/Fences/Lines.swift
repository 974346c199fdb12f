/// The lines of a text, without the line feeds that end them.
///
/// What follows the last line feed is a line only if it isn't empty.
package func lines(of text: some StringProtocol) -> [String] {
  var lines = rawLines(of: text)
  if lines.last == "" { lines.removeLast() }
  return lines
}

/// What is between the line feeds of a text, and after the last.
///
/// To Swift, CRLF is a single character, so this splits bytes.
func rawLines(of text: some StringProtocol) -> [String] {
  text.utf8.split(
    separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
  )
  .map { String(decoding: $0, as: UTF8.self) }
}
