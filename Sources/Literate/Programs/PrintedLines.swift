/// The lines of what was printed; a line's end at the very end may be missing.
func lines(of text: String) -> [String] {
  var lines = text.unicodeScalars.split(
    separator: "\n", omittingEmptySubsequences: false
  ).map(String.init)
  if lines.last == "" { lines.removeLast() }
  return lines
}
