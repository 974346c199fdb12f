/// Lines of a program, and what stands between the two texts.
let words = [
  "\n", "\n=\n", "// ...\n", "  // ...\n", "}\n", "{\n", "func a() {\n",
  "  let b = 1\n", "  b()\n", "a", "b", " ", "  ", "\r", "\u{E9}", "e\u{301}",
  "\u{301}",
]

/// A quotation stands where its lines do, and can be quoted again.
func check(_ text: String) {
  let (quoted, file) = halves(of: text)
  let quotation = Quotation(quoted)
  let places = quotation.places(in: file)
  for ranges in places {
    require(ranges.count == quotation.parts.count, "each part has its place")
    var end = 0
    for (part, range) in zip(quotation.parts, ranges) {
      require(range.lowerBound >= end, "parts follow one another")
      require(Array(file[range]) == part, "a part is what stands there")
      end = range.upperBound
    }
  }

  guard let ranges = quotation.nearest(in: file) else { return }
  require(ranges.count == quotation.parts.count, "each part has one place")
  var end = 0
  for range in ranges {
    require(range.lowerBound >= end, "nearest places follow one another")
    require(range.upperBound <= file.count, "nearest places are in the file")
    end = range.upperBound
  }
  let again = Quotation(Quotation.lines(quoted, replacedBy: ranges, of: file))
  // An elision in the file is none in the text.
  guard !again.parts.isEmpty, !file.contains(where: isElision) else { return }
  require(!again.places(in: file).isEmpty, "what is quoted again stands there")
}
