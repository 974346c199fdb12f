/// The open block quotes and list items, from the outermost inwards.
struct Containers {
  private var all: [Container] = []
  /// The places of the quotes.
  private var quotes: [Int] = []
  /// Whether the line read last was the marker of a list item and no more.
  private var isItemEmpty = false

  var count: Int { all.count }

  /// What puts a new line inside them all.
  var prefix: String { all.map(\.prefix).joined() }

  /// Takes the marks of these containers off the front of a line.
  ///
  /// Returns how many of them the line is in.
  mutating func enter(_ line: inout Cursor) -> Int {
    let wasItemEmpty = isItemEmpty
    isItemEmpty = false
    var depth = 0
    var passedQuotes = 0
    walk: while depth < all.count {
      switch all[depth] {
      case .quote:
        let indent = line.indent
        guard line.takeQuoteMark() else { return depth }
        all[depth] = .quote(indent: indent)
        passedQuotes += 1
      case .item(let width) where line.indent >= width:
        line.skip(columns: width)
      case .item:
        guard line.isBlank else { return depth }
        // A blank line is in all items down to the next quote. One step takes
        // it there, or blank lines in deep lists would take long.
        line.skip(columns: line.indent)
        depth = passedQuotes < quotes.count ? quotes[passedQuotes] : all.count
        break walk
      }
      depth += 1
    }
    // An item may begin with one blank line, but not with two.
    if wasItemEmpty && line.isBlank && depth == all.count { depth -= 1 }
    return depth
  }

  /// Adds a container, the marks of which are taken off this line.
  mutating func open(_ container: Container, on line: Cursor) {
    switch container {
    case .quote: quotes.append(all.count)
    case .item: isItemEmpty = line.isBlank
    }
    all.append(container)
  }

  /// Leaves only the outermost, so many of them.
  mutating func close(downTo depth: Int) {
    all.removeLast(all.count - depth)
    while let last = quotes.last, last >= depth { quotes.removeLast() }
  }
}
