import Testing

@testable import Literate

@Suite("Lines come apart and together again")
struct LinesTests {
  @Test(
    arguments: [
      ("", []),
      ("a", ["a"]),
      ("\n", [""]),
      ("a\n\nb", ["a", "", "b"]),
      ("a\r\nb\rc\nd\r\n", ["a", "b", "c", "d"]),
      ("\n\r\r\n\r", ["", "", "", ""]),
      ("\u{FEFF}a\n\u{FEFF}b", ["a", "\u{FEFF}b"]),
      ("\u{FEFF}", [""]),
      ("\0\u{2028}e\u{301}\n\u{301}", ["\u{FFFD}\u{2028}e\u{301}", "\u{301}"]),
    ])
  func lines(_ text: String, _ expected: [String]) {
    let lines = Lines(text)
    #expect(lines.numbers.map { String(markdown: lines[$0]) } == expected)
    #expect(lines.text.utf8.elementsEqual(text.utf8))
  }

  /// A text, other content for its last fence, and what the text is then.
  struct Edit: CustomTestStringConvertible {
    let testDescription: String
    let before: String
    let content: [String]
    let after: String

    init(
      _ description: String, _ before: String, _ content: [String],
      _ after: String
    ) {
      testDescription = description
      self.before = before
      self.content = content
      self.after = after
    }
  }

  @Test(
    "a fence gets new content",
    arguments: [
      Edit(
        "all else stays byte for byte", "\u{FEFF}a \r\n```b\nc\n``` \n\0d\r",
        ["e", "f"], "\u{FEFF}a \r\n```b\ne\nf\n``` \n\0d\r"),
      Edit("nothing comes in", "```\na\nb\n```\n", [], "```\n```\n"),
      Edit("where nothing was", "```\n```\n", ["a", ""], "```\na\n\n```\n"),
      Edit("CRLF as above", "```\r\na\n```\n", ["b"], "```\r\nb\r\n```\n"),
      Edit("CR as above", "```\r```", ["a", "b"], "```\ra\rb\r```"),
      Edit("indented", "  ```\na\n```", ["b", " c"], "  ```\n  b\n   c\n```"),
      Edit(
        "in a list", "1. - ```\n     a\n     ```", ["b", "", "  c"],
        "1. - ```\n     b\n\n       c\n     ```"),
      Edit(
        "in a quote", ">```\n>a\n>```\n", ["b", "", " "],
        ">```\n> b\n>\n>  \n>```\n"),
      Edit(
        "in a list in a quote", "> - ```\n>   a\n\nb", ["c", "", "\td"],
        "> - ```\n>   c\n>\n>   \td\n\nb"),
      Edit(
        "not closed, the quote goes on", "> ```\n> a\nb", ["", "c"],
        "> ```\n>\n> c\nb"),
      Edit("not closed", "```\na\n", ["b", "c"], "```\nb\nc\n"),
      Edit("no last line ending", "```\na", ["b", "c"], "```\nb\nc"),
      Edit("but where a line is empty", "```\na", ["b", ""], "```\nb\n\n"),
      Edit("though not in a quote", "> ```\n> a", ["b", ""], "> ```\n> b\n>"),
      Edit("nothing comes in at the end", "```\na", [], "```\n"),
      Edit("the fence is all there is", "```", ["a", "b"], "```\na\nb"),
      Edit("it stays so", "```", [], "```"),
      Edit("one empty line", "```", [""], "```\n\n"),
      Edit("ending as above the fence", "a\r\n```", ["b"], "a\r\n```\r\nb"),
      Edit(
        "CR before LF stays two endings", ">```\r>a\n\nb", ["c"],
        ">```\r> c\r\n\nb"),
      Edit(
        "a shorter fence", "````\na\n````", ["```", "~~~~"],
        "````\n```\n~~~~\n````"),
      Edit(
        "a fence four columns in", "```\na\n```", ["    ```", "\t```"],
        "```\n    ```\n\t```\n```"),
      Edit(
        "four columns with the fence's own", "  ```\na\n  ```", ["  ```"],
        "  ```\n    ```\n  ```"),
      Edit("a fence and more", "```\na\n```", ["``` b"], "```\n``` b\n```"),
    ])
  func replacement(_ edit: Edit) throws {
    let fence = try #require(Fence.all(in: edit.before).last)
    let lines = Lines(edit.before).replacing(fence, with: edit.content)
    #expect(try #require(lines).text.utf8.elementsEqual(edit.after.utf8))
    let now = try #require(Fence.all(in: edit.after).last)
    #expect(now.lines == edit.content)
    #expect(now.info == fence.info)
    #expect(now.isClosed == fence.isClosed)
  }

  @Test("a fence gets new content wherever it stands, and all else stays")
  func anywhere() throws {
    var markdown = RandomMarkdown(random: SeededGenerator(seed: 6))
    for _ in 0..<5_000 {
      let text = markdown.document()
      let read = Lines(text)
      let fences = Fence.all(in: text)
      for (index, fence) in fences.enumerated() {
        for content in [[], ["", "  a", "# b", "", "> - c"]] {
          let replaced = try #require(read.replacing(fence, with: content)).text
          let found = Fence.all(in: replaced)
          var lines = fences.map(\.lines)
          lines[index] = content
          let more = content.count - fence.lines.count
          let places = fences.map {
            $0.line > fence.line ? $0.line + more : $0.line
          }
          #expect(found.map(\.lines) == lines, "\(text.debugDescription)")
          #expect(found.map(\.info) == fences.map(\.info))
          #expect(found.map(\.line) == places)
          #expect(Lines(replaced).numbers.count == read.numbers.count + more)
        }
      }
    }
  }

  @Test("fences are changed in any order, and may be changed again")
  func order() throws {
    let text = "```\na\n```\n\n- ~~~\n  b\n  ~~~\n"
    let fences = Fence.all(in: text)
    let lines = Lines(text).replacing(fences[1], with: ["1"])?
      .replacing(fences[0], with: ["c", "d"])?
      .replacing(fences[1], with: ["e", "f"])
    #expect(lines?.text == "```\nc\nd\n```\n\n- ~~~\n  e\n  f\n  ~~~\n")
  }

  @Test(
    "a fence refuses the line that would close it, and what is no line",
    arguments: [
      ("```\na\n```", "```"), ("```", "   ````` \t"), ("~~~\n~~~", "~~~"),
      ("> - ```\n>   a", "```"), ("- ```\n", "\t```"), ("  ```\n", " ```"),
      ("```", "\n"), ("```", "a\r\nb"), ("```", "\r"), ("```", "a\0"),
    ])
  func refusal(_ text: String, line: String) throws {
    let fence = try #require(Fence.all(in: text).first)
    let lines = Lines(text)
    #expect(lines.replacing(fence, with: ["a", line, "b"]) == nil)
    #expect(lines.replacing(fence, with: ["a", "b"]) != nil)
  }
}
