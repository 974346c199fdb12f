extension Verification {
  /// Writes the book's texts anew where a replacement mends a listing.
  ///
  /// Each file is written whole or not at all, and everything in it that is not
  /// replaced stays byte for byte. Returns the names of the listings mended.
  public func fix(_ book: Book) throws(Problem) -> [String] {
    var fixed: [String] = []
    for chapter in book.chapters {
      var lines = Lines(chapter.text)
      var mended: [String] = []
      // From the end, so that the lines above keep their numbers.
      for outcome in outcomes.reversed()
      where outcome.listing.file == chapter.path {
        guard let replacement = outcome.replacement,
          let changed = lines.replacing(
            outcome.listing.fence, with: replacement)
        else { continue }
        lines = changed
        mended.insert(outcome.listing.name, at: 0)
      }
      if !mended.isEmpty {
        try replace(book.root + "/" + chapter.path, with: lines.text)
        fixed += mended
      }
    }
    return fixed
  }
}
