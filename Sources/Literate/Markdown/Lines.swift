/// The lines of a text, each with the ending it has: LF, CRLF or CR.
///
/// Lines are counted from 1. They keep their numbers when content is replaced,
/// so further replacements may come in any order.
struct Lines {
  private let bytes: [UInt8]
  /// Where each line starts, and behind these the end of the text.
  private let starts: [Int]
  /// The replacements, by the lines of the opening fences.
  private var edits: [Int: Edit] = [:]

  private struct Edit {
    let range: Range<Int>
    let bytes: [UInt8]
  }

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var starts = [0]
    for (index, byte) in bytes.enumerated() {
      let next = index + 1
      let isHalf =
        byte == UInt8(ascii: "\r") && next < bytes.count
        && bytes[next] == UInt8(ascii: "\n")
      let isEnd = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
      if isEnd && !isHalf { starts.append(next) }
    }
    if starts.last != bytes.count { starts.append(bytes.count) }
    self.bytes = bytes
    self.starts = starts
  }

  var numbers: Range<Int> { 1..<starts.count }

  /// A line as it was read: without its ending, and without the byte-order
  /// mark that may begin the text.
  subscript(number: Int) -> ArraySlice<UInt8> {
    var line = bytes[starts[number - 1]..<starts[number]]
    while line.last?.isOne(of: "\r\n") == true { line.removeLast() }
    let isMarked = number == 1 && line.starts(with: "\u{FEFF}".utf8)
    return isMarked ? line.dropFirst("\u{FEFF}".utf8.count) : line
  }

  /// The text, byte for byte but for the contents that were replaced.
  var text: String {
    var joined: [UInt8] = []
    var end = 0
    for (_, edit) in edits.sorted(by: { $0.key < $1.key }) {
      joined += bytes[end..<edit.range.lowerBound]
      joined += edit.bytes
      end = edit.range.upperBound
    }
    joined += bytes[end...]
    return String(decoding: joined, as: UTF8.self)
  }

  /// The same with other lines of content in one of the text's fences.
  ///
  /// Each is written with the fence's prefix and with the line ending of its
  /// opening line. A text without a last line ending stays without. Nil where
  /// no text would be read so: if a line would close the fence, or is no line.
  func replacing(_ fence: Fence, with content: [String]) -> Lines? {
    let range = starts[fence.line]..<starts[fence.line + fence.lines.count]
    let ending =
      ending(of: fence.line) ?? ending(of: fence.line - 1)
      ?? [UInt8(ascii: "\n")]
    let lines = content.compactMap { written($0, in: fence) }
    guard lines.count == content.count else { return nil }
    var new = lines.flatMap { $0 + ending }
    if range.upperBound == bytes.count, self.ending(of: numbers.count) == nil {
      // An empty line keeps its ending, or it would not be there.
      if let last = lines.last, !last.isEmpty { new.removeLast(ending.count) }
      if fence.lines.isEmpty && !lines.isEmpty { new = ending + new }
    }
    // A carriage return and the line feed after it would be one ending.
    if (new.last ?? bytes[range.lowerBound - 1]) == UInt8(ascii: "\r"),
      bytes[range.upperBound...].first == UInt8(ascii: "\n")
    {
      new.append(UInt8(ascii: "\n"))
    }
    var replaced = self
    replaced.edits[fence.line] = Edit(range: range, bytes: new)
    return replaced
  }

  private func ending(of number: Int) -> ArraySlice<UInt8>? {
    guard numbers.contains(number) else { return nil }
    let ending = bytes[self[number].endIndex..<starts[number]]
    return ending.isEmpty ? nil : ending
  }

  /// A line of content as it stands in the text; nil where it cannot.
  private func written(_ line: String, in fence: Fence) -> [UInt8]? {
    if line.isEmpty {
      let blanks = fence.prefix.utf8.reversed().prefix(while: \.isBlank)
      return Array(fence.prefix.utf8.dropLast(blanks.count))
    }
    let written = Array((fence.prefix + line).utf8)
    let inside = fence.prefix.utf8.count - fence.indentation
    let mark = FenceMark(self[fence.line].drop { !$0.isOne(of: "`~") })
    let cursor = Cursor(written[inside...], column: inside)
    let isLine = !written.contains { $0.isOne(of: "\r\n\0") }
    return isLine && mark?.isClosed(by: cursor) == false ? written : nil
  }
}
