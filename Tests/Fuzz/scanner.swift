@testable import Literate

/// What begins and ends fences, and what hides them.
let words = [
  "\n", "\r\n", "\r", "\t", "\0", "\n\n", "```\n", "```", "````", "~~~", "> ",
  ">", "- ", "-\t", "1. ", "2) ", " ", "  ", "    ", "<!--", "-->", "<pre>",
  "<details>\n", "</details>\n", "<summary>Hint</summary>\n", "swift", "[^1]: ",
  "\u{E9}", "\u{301}", "a", "` ",
]

/// Fences are what stands there, nothing that looks like one escapes, and they
/// are found again with other content.
func check(_ text: String) {
  let lines = Literate.lines(of: text.replacing("\r\n", with: "\n"))
  let (fences, problems) = Fence.all(in: lines, of: "a")
  for problem in problems {
    require(
      1...lines.count ~= problem.place.line && !problem.help.isEmpty,
      "a problem has a line of the text, and advice")
  }

  var inside: Set<Int> = []
  var last = 0
  for fence in fences {
    require(fence.line > last, "fences follow one another")
    require(fence.endLine <= lines.count, "fences stand in the text")
    require(
      areSame(fence.lines, Array(lines[fence.line..<fence.endLine - 1])),
      "the content is what stands there")
    let marks = backticks(lines[fence.line - 1])
    let end = lines[fence.endLine - 1]
    require(marks >= 3, "a fence begins at the margin")
    require(
      backticks(end) >= marks && end.utf8.allSatisfy("` \t".utf8.contains),
      "a fence ends at the margin")
    inside.formUnion(fence.line...fence.endLine)
    last = fence.endLine
  }

  let told = Set(problems.map(\.place.line))
  let unclosed = problems.first { $0.message.contains("never closed") }
  let end = unclosed.map { $0.place.line - 1 } ?? lines.count
  for (index, line) in lines[..<end].enumerated()
  where !inside.contains(index + 1) {
    let bare = line.utf8.drop { " \t>".utf8.contains($0) }
    require(
      told.contains(index + 1)
        || !(bare.starts(with: "```".utf8) || bare.starts(with: "~~~".utf8)),
      "nothing escapes that CommonMark could take for a fence")
  }

  guard problems.isEmpty else { return }
  for (index, fence) in fences.enumerated() {
    for content in [[], ["", "  a", "# b", "", "> - c", "~~~", "<pre>"]] {
      var changed = lines
      changed.replaceSubrange(fence.line..<fence.endLine - 1, with: content)
      let more = content.count - fence.lines.count
      let found = Fence.all(in: changed, of: "a")
      require(found.problems.isEmpty, "other content is no problem")
      require(found.fences.count == fences.count, "as many fences as before")
      for (other, (old, new)) in zip(fences, found.fences).enumerated() {
        require(
          new.line == old.line + (other > index ? more : 0)
            && areSame([old.info], [new.info])
            && areSame(new.lines, other == index ? content : old.lines),
          "all else stays as it was")
      }
    }
  }
}

/// How many a line begins with.
private func backticks(_ line: String) -> Int {
  line.utf8.prefix { $0 == UInt8(ascii: "`") }.count
}
