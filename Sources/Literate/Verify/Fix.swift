extension Verification {
  /// Puts each replacement into its fence.
  ///
  /// Everything else stays the same, byte for byte. Reports the name of each
  /// listing that was fixed. Throws if a text was saved after it was read.
  package func fix(
    _ book: Book, report: (_ fixed: String) -> Void
  ) throws(Problem) {
    for text in book.texts {
      let replacements = outcomes.compactMap(\.replacement)
        .filter { $0.listing.file == text.path }
      guard !replacements.isEmpty else { continue }
      let raw = try book.files.raw(text.path)
      guard try Literate.lines(of: book.files.text(of: text.path)) == text.lines
      else {
        throw Place(text.path).problem(
          "was saved while it was being verified; nothing in it was fixed",
          help: "run it again")
      }
      var lines = rawLines(of: raw)
      // From the bottom up, so that the lines above keep their numbers.
      for replacement in replacements.sorted(by: {
        $0.listing.fence.line > $1.listing.fence.line
      }) {
        let fence = replacement.listing.fence
        let isCRLF = lines[fence.line - 1].utf8.last == UInt8(ascii: "\r")
        lines.replaceSubrange(
          fence.line..<fence.endLine - 1,
          with: replacement.lines.map { isCRLF ? $0 + "\r" : $0 })
      }
      try replace(
        book.files.path(of: text.path), with: lines.joined(separator: "\n"),
        if: raw)
      for replacement in replacements { report(replacement.listing.name) }
    }
  }
}
