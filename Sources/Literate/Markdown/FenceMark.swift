/// The run of backticks or tildes that opens a fenced code block.
struct FenceMark {
  /// What follows the run, not trimmed.
  let info: ArraySlice<UInt8>
  private let byte: UInt8
  private let length: Int

  /// Nil where `text` opens no block.
  init?(_ text: ArraySlice<UInt8>) {
    guard let first = text.first, first.isOne(of: "`~") else { return nil }
    byte = first
    length = text.prefix { $0 == first }.count
    info = text.dropFirst(length)
    // With a backtick further on it is a code span.
    guard length >= 3, !(first.isOne(of: "`") && info.contains(first)) else {
      return nil
    }
  }

  /// Whether this line of content closes the block.
  func isClosed(by line: Cursor) -> Bool {
    guard line.indent < 4 else { return false }
    let run = line.text.prefix { $0 == byte }
    return run.count >= length && line.text.dropFirst(run.count).isBlank
  }
}
