/// What begins, ends and nests blocks.
let words = [
  "\n", "\r\n", "\r", "\t", "\0", "```", "````", "~~~", "~~~~", "> ", ">",
  "- ", "-\t", "1. ", "2) ", " ", "  ", "    ", "===", "---", "# ", "[a]: b",
  "<!--", "-->", "<pre>", "</pre>", "<p>", "<b c='d'>", "swift", "\\`", "&amp;",
  "\u{E9}", "\u{301}", "a",
]

/// Fences are found where they are, and found again with other content.
func check(_ text: String) {
  let read = Lines(text)
  let fences = Fence.all(in: text)
  require(read.text.utf8.elementsEqual(text.utf8), "lines make up the text")
  var last = 0
  for fence in fences {
    require(fence.line > last, "fences follow one another")
    require(fence.endLine >= fence.line, "a fence has a line at least")
    let length = fence.lines.count + (fence.isClosed ? 1 : 0)
    require(
      fence.endLine - fence.line == length, "a fence is as long as its content")
    last = fence.endLine
  }
  require(last < read.numbers.upperBound, "fences stand in the text")

  for (index, fence) in fences.enumerated() {
    for content in [fence.lines, [], ["", "  a", "# b", "", "> - c"]] {
      guard let replaced = read.replacing(fence, with: content) else {
        continue
      }
      let more = content.count - fence.lines.count
      let count = Lines(replaced.text).numbers.count
      require(count == read.numbers.count + more, "no other line comes or goes")
      let found = Fence.all(in: replaced.text)
      require(found.count == fences.count, "as many fences as before")
      for (other, (old, new)) in zip(fences, found).enumerated() {
        require(
          new.line == old.line + (other > index ? more : 0),
          "a fence stands where it did, but for the lines that came or went")
        require(
          areSame([old.info], [new.info]), "the info strings stay as they are")
        require(
          areSame(new.lines, other == index ? content : old.lines),
          "the content is what it was replaced by, and no other is replaced")
      }
    }
  }
}
