/// Where reading stands in a line: at a byte, and at the column it shows at.
///
/// The two differ because a tab reaches to the next multiple of four columns,
/// and a container may take only some of these.
struct Cursor {
  private let line: ArraySlice<UInt8>
  private var offset: Int
  private var column: Int
  /// Whether the byte at `offset` is a tab of which columns have been taken.
  private var isInsideTab = false
  /// The first byte from here on that is no blank, and its column.
  private var textOffset: Int
  private var textColumn: Int
  /// A mark before this byte begins no thematic break.
  private var breaksFrom: Int

  /// `line` comes without its ending; it may be the end of a line, that starts
  /// at this column.
  init(_ line: ArraySlice<UInt8>, column: Int = 0) {
    self.line = line
    self.column = column
    textColumn = column
    offset = line.startIndex
    textOffset = line.startIndex
    breaksFrom = line.startIndex
    findText()
  }

  /// The columns of blanks from here to the text.
  var indent: Int { textColumn - column }

  /// Whether there are only blanks from here on.
  var isBlank: Bool { textOffset == line.endIndex }

  /// The line from its next byte that is no blank.
  var text: ArraySlice<UInt8> { line[textOffset...] }

  /// The line from here, as content: what is left of a tab becomes spaces.
  var rest: String {
    guard isInsideTab else { return String(markdown: line[offset...]) }
    return String(repeating: " ", count: columnsToTabStop(column))
      + String(markdown: line[(offset + 1)...])
  }

  /// Takes up to so many columns of blanks.
  mutating func skip(columns: Int) {
    let target = min(column + columns, textColumn)
    while column < target {
      let isTab = line[offset] == UInt8(ascii: "\t")
      let end = column + (isTab ? columnsToTabStop(column) : 1)
      isInsideTab = end > target
      column = min(end, target)
      offset += isInsideTab ? 0 : 1
    }
  }

  /// Takes the blanks, and the mark of so many bytes that follows them.
  mutating func skip(mark length: Int) {
    offset = textOffset + length
    column = textColumn + length
    isInsideTab = false
    findText()
  }

  /// Whether the text is three or more of one mark, apart from blanks.
  mutating func findsThematicBreak() -> Bool {
    guard let mark = text.first, mark.isOne(of: "*-_"),
      textOffset >= breaksFrom
    else { return false }
    let run = text.prefix { $0 == mark || $0.isBlank }
    // What ends this run ends it for every mark in it. Remembering that reads
    // a line of many bullets once, instead of once for each.
    breaksFrom = run.endIndex
    return run.endIndex == line.endIndex && run.count { $0 == mark } >= 3
  }

  private mutating func findText() {
    textOffset = offset
    textColumn = column
    while textOffset < line.endIndex, line[textOffset].isBlank {
      let isTab = line[textOffset] == UInt8(ascii: "\t")
      textColumn += isTab ? columnsToTabStop(textColumn) : 1
      textOffset += 1
    }
  }

  private func columnsToTabStop(_ column: Int) -> Int { 4 - column % 4 }
}
