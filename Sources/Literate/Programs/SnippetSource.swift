extension Snippet {
  /// The listings whose code makes the program, in order.
  var parts: [Listing] { earlier + [listing] }

  /// The name of the file that a reader would put the program in.
  var fileName: String {
    switch language {
    case .swift: "main.swift"
    case .c: "main.c"
    }
  }

  /// The program's text, just as it would stand in a file.
  public var source: String {
    parts.flatMap(\.fence.lines).map { $0 + "\n" }.joined()
  }

  /// The place in the Markdown of a line of the program, counted from 1.
  ///
  /// Compilers and traps speak of the file; the table is here, and not in the
  /// file as `#sourceLocation`, so that what a program prints does not change
  /// with the text above it.
  func place(ofLine line: Int) -> (file: String, line: Int, indent: Int) {
    var left = line
    for part in parts {
      if left <= part.fence.lines.count || part.fence == listing.fence {
        return (part.file, part.fence.line + left, part.fence.prefix.utf8.count)
      }
      left -= part.fence.lines.count
    }
    return (listing.file, listing.fence.line, 0)
  }
}
