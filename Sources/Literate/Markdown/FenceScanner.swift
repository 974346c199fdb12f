extension Fence {
  /// Finds all fenced code blocks of a text, in their order.
  ///
  /// Takes time in proportion to the text's length, whatever is in it.
  public static func all(in text: String) -> [Fence] {
    let lines = Lines(text)
    var scanner = FenceScanner()
    for number in lines.numbers { scanner.read(lines[number]) }
    return scanner.finish()
  }
}

/// Reads a text line by line, as far as it takes to tell fences from the rest.
///
/// It is the first phase of the way to parse that CommonMark describes, without
/// a tree: only the blocks that are still open are known.
///
/// Source: <https://spec.commonmark.org/0.31.2/#phase-1-block-structure>
struct FenceScanner {
  private var fences: [Fence] = []
  /// The number of the line read last.
  private var number = 0
  private var containers = Containers()
  /// The open block in the innermost container.
  private var leaf: Leaf?
  /// The content of the open fence so far.
  private var content: [String] = []
  /// The text of the open paragraph, while it may be link definitions.
  private var definitions: [UInt8] = []

  /// Reads the next line, which comes without its ending.
  mutating func read(_ text: ArraySlice<UInt8>) {
    number += 1
    var line = Cursor(text)
    var depth = containers.enter(&line)
    if depth == containers.count && continueLeaf(with: line) { return }
    while line.indent < 4 && !line.isBlank {
      if beginLeaf(with: &line, in: depth) { return }
      let container = Container(
        from: &line,
        interruptsParagraph: isParagraphOpen && depth == containers.count)
      guard let container else { break }
      close(downTo: depth)
      containers.open(container, on: line)
      depth = containers.count
    }
    readText(line, in: depth)
  }

  /// Ends the text, and returns its fences.
  mutating func finish() -> [Fence] {
    close(downTo: 0)
    return fences
  }

  private var isParagraphOpen: Bool {
    if case .paragraph = leaf { true } else { false }
  }

  /// Gives the line to the open fence or HTML block, if there is one.
  private mutating func continueLeaf(with line: Cursor) -> Bool {
    switch leaf {
    case .fence(let fence) where fence.mark.isClosed(by: line):
      end(fence, isClosed: true)
    case .fence(let fence):
      var line = line
      line.skip(columns: fence.indent)
      content.append(line.rest)
    case .html(let block) where block.ends(with: line.text):
      leaf = nil
    case .html:
      break
    case .paragraph, nil:
      return false
    }
    return true
  }

  /// Begins a leaf other than a paragraph, if the line does that.
  private mutating func beginLeaf(
    with line: inout Cursor, in depth: Int
  ) -> Bool {
    if let mark = FenceMark(line.text) {
      close(downTo: depth)
      let blanks = String(repeating: " ", count: line.indent)
      leaf = .fence(
        OpenFence(
          line: number, mark: mark, indent: line.indent,
          prefix: containers.prefix + blanks))
    } else if let block = HTMLBlock(
      line.text, interruptsParagraph: isParagraphOpen)
    {
      close(downTo: depth)
      leaf = block.ends(with: line.text) ? nil : .html(block)
    } else if line.text.isHeading || underlinesParagraph(line, in: depth)
      || line.findsThematicBreak()
    {
      close(downTo: depth)
    } else {
      return false
    }
    return true
  }

  /// Whether the line makes a heading of the open paragraph.
  private func underlinesParagraph(_ line: Cursor, in depth: Int) -> Bool {
    isParagraphOpen && depth == containers.count && line.text.isUnderline
      && !LinkDefinition.fill(definitions)
  }

  /// Reads a line that begins no block but, maybe, a paragraph.
  private mutating func readText(_ line: Cursor, in depth: Int) {
    if isParagraphOpen && !line.isBlank {
      // The paragraph goes on: lazily, if the line is not in its containers.
      if definitions.isEmpty { return }
    } else {
      close(downTo: depth)
      // Text four columns in is code.
      guard !line.isBlank, line.indent < 4 else { return }
      leaf = .paragraph
      definitions = []
      guard line.text.first == UInt8(ascii: "[") else { return }
    }
    definitions += line.text + [UInt8(ascii: "\n")]
  }

  /// Closes the leaf, and all containers but the outermost, so many of them.
  private mutating func close(downTo depth: Int) {
    if case .fence(let fence) = leaf { end(fence, isClosed: false) }
    leaf = nil
    containers.close(downTo: depth)
  }

  private mutating func end(_ fence: OpenFence, isClosed: Bool) {
    fences.append(
      Fence(
        line: fence.line,
        endLine: fence.line + content.count + (isClosed ? 1 : 0),
        info: InfoString.resolve(fence.mark.info),
        lines: content,
        isClosed: isClosed,
        prefix: fence.prefix,
        indentation: fence.indent))
    content = []
    leaf = nil
  }
}
