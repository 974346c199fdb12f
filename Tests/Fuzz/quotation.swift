@testable import Literate

/// Lines of a program, and what stands between the two texts.
let words = [
  "\n", "\n=\n", "// ...\n", "  // ...\n", "}\n", "{\n", "func a() {\n",
  "  let b = 1\n", "  b()\n", "a", "b", " ", "  ", "\u{E9}", "e\u{301}",
  "\u{301}",
]

/// A quotation stands where its lines do, and can be quoted again.
func check(_ text: String) {
  let (quoted, code) = halves(of: text)
  var files = Files(root: "/")
  files.overlay["a.swift"] = code.joined(separator: "\n")
  guard let source = try? SourceFile("a.swift", in: files) else { return }
  let file = source.lines
  let quotation = Quotation(quoted)

  func stands(_ ranges: [Range<Int>]) {
    require(ranges.count == quotation.parts.count, "each part has its place")
    var end = 0
    for range in ranges {
      require(range.lowerBound >= end, "parts follow one another")
      require(range.upperBound <= file.count, "places are in the file")
      end = range.upperBound
    }
  }
  for ranges in quotation.places(in: file) {
    stands(ranges)
    for (part, range) in zip(quotation.parts, ranges) {
      require(Array(file[range]) == part, "a part is what stands there")
    }
  }
  guard let (_, ranges) = bestMatch(for: quotation, in: [source])
  else { return }
  stands(ranges)
  let again = Quotation(requoted(quoted, as: ranges, of: file))
  // An elision in the file is none in the text.
  guard !again.parts.isEmpty, !file.contains(where: isElision) else { return }
  require(!again.places(in: file).isEmpty, "what is quoted again stands there")
}
